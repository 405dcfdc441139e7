import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import { checkA11y } from "./check-a11y";
import Menus from "./fixtures/Menus.svelte";

// jsdom lays nothing out, so what floats is never placed and counts as hidden.
describe("a menu", () => {
  it("opens by key, shows the keys of its lines and carries one out", async () => {
    const onselect = vi.fn();
    render(Menus, {
      items: [
        { label: "Export", keys: "mod+e", onselect },
        { kind: "separator" },
        { label: "Later", disabled: true, onselect: vi.fn() },
      ],
    });
    await fireEvent.keyDown(screen.getByRole("button", { name: "More" }), { key: "ArrowDown" });
    const line = (label: string) =>
      screen.getByText(label, { selector: "[role=menuitem] *" }).closest("[role=menuitem]");
    await screen.findByRole("menu", { name: "More actions" });
    expect(line("Export")?.textContent).toContain("Ctrl+E");
    expect(line("Later")?.getAttribute("aria-disabled")).toBe("true");
    await checkA11y();
    // Only the menu answers the pointer while it is open, and all of the window again after it.
    await waitFor(() => expect(document.body.style.pointerEvents).toBe("none"));
    await fireEvent.click(screen.getByText("Export", { selector: "[role=menuitem] *" }));
    await waitFor(() => expect(onselect).toHaveBeenCalledOnce());
    await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
    await waitFor(() => expect(document.body.style.pointerEvents).toBe(""));
  });

  it("says which choice is the one", async () => {
    render(Menus, {
      items: [
        { label: "Newest", checked: true, onselect: vi.fn() },
        { label: "Oldest", checked: false, onselect: vi.fn() },
      ],
    });
    await fireEvent.contextMenu(screen.getByText("A row"));
    await screen.findByRole("menu", { name: "Row actions" });
    expect((await screen.findByRole("menuitemcheckbox", { name: "Newest" })).getAttribute("aria-checked")).toBe("true");
    expect(screen.getByRole("menuitemcheckbox", { name: "Oldest" }).getAttribute("aria-checked")).toBe("false");
    await checkA11y();
  });
});

it("a popover has a name and goes on Escape", async () => {
  render(Menus, { items: [] });
  await fireEvent.click(screen.getByRole("button", { name: "Text" }));
  const popover = await screen.findByRole("dialog", { name: "Text settings" });
  await checkA11y();
  await fireEvent.keyDown(popover, { key: "Escape" });
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

it("an icon has a name, and says its keys when it has the focus", async () => {
  render(Menus, { items: [] });
  const button = screen.getByRole("button", { name: "Export" });
  await fireEvent.keyDown(document.body, { key: "Tab" });
  button.focus();
  await waitFor(() => expect(document.querySelector(".tip")?.textContent).toContain("Ctrl+E"));
});
