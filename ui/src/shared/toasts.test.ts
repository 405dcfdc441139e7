import { fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { checkA11y } from "./check-a11y";
import Toasts from "./Toasts.svelte";
import { Toasts as Store } from "./toasts.svelte";

describe("messages", () => {
  let from: Store;
  beforeEach(() => {
    vi.useFakeTimers();
    from = new Store();
    render(Toasts, { from });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const pass = async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms);
    await tick();
  };

  it("are told to screen readers and go by themselves", async () => {
    from.say("Tag put on 3 passages");
    await tick();
    const text = screen.getByText("Tag put on 3 passages");
    expect(text.closest("[aria-live=polite]")).not.toBeNull();
    await pass(20_000);
    expect(screen.queryByText("Tag put on 3 passages")).toBeNull();
  });

  it("stay while the pointer is on them", async () => {
    from.say("Archived", { action: { label: "Undo", run: vi.fn() } });
    await tick();
    const region = screen.getByRole("region", { name: "Messages" });
    await fireEvent.pointerEnter(region);
    await pass(60_000);
    expect(screen.getByText("Archived")).toBeTruthy();
    await fireEvent.pointerLeave(region);
    await pass(20_000);
    expect(screen.queryByText("Archived")).toBeNull();
  });

  it("stay while the focus is on them, and come later ones too", async () => {
    from.say("First", { action: { label: "Undo", run: vi.fn() } });
    await tick();
    screen.getByRole("button", { name: "Undo" }).focus();
    from.say("Second");
    await pass(60_000);
    expect(screen.getByText("First")).toBeTruthy();
    expect(screen.getByText("Second")).toBeTruthy();
  });

  it("carry out what they offer, once, and go", async () => {
    const run = vi.fn();
    from.say("Archived", { action: { label: "Undo", keys: "mod+z", run } });
    await tick();
    const undo = screen.getByRole("button", { name: /Undo/ });
    expect(undo.textContent).toContain("Ctrl+Z");
    await fireEvent.click(undo);
    expect(run).toHaveBeenCalledOnce();
    expect(screen.queryByText("Archived")).toBeNull();
  });

  it("of the same slot take each other's place", async () => {
    from.say("Archived one", { slot: "undo" });
    from.say("Archived two", { slot: "undo" });
    await tick();
    expect(screen.queryByText("Archived one")).toBeNull();
    expect(screen.getByText("Archived two")).toBeTruthy();
  });

  it("of what failed stay until they are put away", async () => {
    from.problem({ kind: "full", message: "the disk is full; nothing was changed", hint: "Free some space." });
    await pass(600_000);
    const alert = screen.getByRole("alert");
    expect(alert.textContent).toContain("The disk is full; nothing was changed.");
    expect(alert.textContent).toContain("Free some space.");
    await fireEvent.click(screen.getByRole("button", { name: "Put this message away" }));
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("have no fault that axe finds", async () => {
    vi.useRealTimers();
    from.say("Archived", { action: { label: "Undo", run: vi.fn() } });
    from.problem({ kind: "io", message: "no", hint: "" });
    await tick();
    await checkA11y();
  });
});
