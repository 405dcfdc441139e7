import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import { checkA11y } from "./check-a11y";
import Dialogs from "./fixtures/Dialogs.svelte";
import Form from "./fixtures/Form.svelte";
import { toasts } from "./toasts.svelte";

async function opened(props = {}) {
  render(Dialogs, props);
  const opener = screen.getByRole("button", { name: "Open" });
  opener.focus();
  await fireEvent.click(opener);
  return { opener, dialog: await screen.findByRole("dialog", { name: "Fields" }) };
}

describe("a dialog", () => {
  it("has a name and a description, and puts the focus where it was told", async () => {
    const { dialog } = await opened();
    expect(dialog).toHaveProperty("ariaModal", "true");
    expect(document.getElementById(dialog.getAttribute("aria-describedby") ?? "")?.textContent).toBe("They cite it.");
    await waitFor(() => expect(document.activeElement?.textContent?.trim()).toBe("Two"));
    await checkA11y();
  });

  it("goes on Escape and gives the focus back", async () => {
    const onclose = vi.fn();
    const { opener, dialog } = await opened({ onclose });
    await fireEvent.keyDown(dialog, { key: "Escape" });
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(opener));
    expect(onclose).toHaveBeenCalledOnce();
  });

  it("goes by its cross", async () => {
    const onclose = vi.fn();
    await opened({ onclose });
    await fireEvent.click(screen.getByRole("button", { name: "Close" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(onclose).toHaveBeenCalledOnce();
  });

  it("stays when it may not go", async () => {
    const onclose = vi.fn();
    const { dialog } = await opened({ onclose, mayclose: () => false });
    await fireEvent.keyDown(dialog, { key: "Escape" });
    await fireEvent.click(screen.getByRole("button", { name: "Close" }));
    expect(screen.getByRole("dialog")).toBe(dialog);
    expect(onclose).not.toHaveBeenCalled();
  });

  it("stays when a message over it is answered", async () => {
    await opened();
    toasts.say("Saved");
    const cross = await screen.findByRole("button", { name: "Put this message away", hidden: true });
    await fireEvent.pointerDown(cross);
    await fireEvent.click(cross);
    await waitFor(() => expect(screen.queryByText("Saved")).toBeNull());
    expect(screen.getByRole("dialog", { name: "Fields" })).toBeTruthy();
  });
});

describe("a question", () => {
  it("has the focus on the harmless answer", async () => {
    render(Dialogs);
    await fireEvent.click(screen.getByRole("button", { name: "Ask" }));
    await screen.findByRole("alertdialog", { name: "Empty the trash?" });
    await waitFor(() => expect(document.activeElement?.textContent?.trim()).toBe("Cancel"));
    await checkA11y();
  });

  it("does it only when it is confirmed", async () => {
    const onconfirm = vi.fn();
    const oncancel = vi.fn();
    render(Dialogs, { onconfirm, oncancel });
    await fireEvent.click(screen.getByRole("button", { name: "Ask" }));
    await fireEvent.keyDown(await screen.findByRole("alertdialog"), { key: "Escape" });
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
    expect(oncancel).toHaveBeenCalledOnce();
    expect(onconfirm).not.toHaveBeenCalled();
    await fireEvent.click(screen.getByRole("button", { name: "Ask" }));
    await fireEvent.click(await screen.findByRole("button", { name: "Delete" }));
    expect(onconfirm).toHaveBeenCalledOnce();
  });
});

describe("a dialog with a form", () => {
  async function filled(onsubmit: (value: string) => Promise<boolean>) {
    const onclose = vi.fn();
    render(Form, { onsubmit, onclose });
    const field = await screen.findByRole("textbox", { name: "Name" });
    await waitFor(() => expect(document.activeElement).toBe(field));
    return { field, onclose, keep: screen.getByRole("button", { name: "Keep" }) };
  }

  it("does it by Ctrl+Enter in a long field once it is filled in, and goes", async () => {
    const onsubmit = vi.fn(() => Promise.resolve(true));
    const { field, keep, onclose } = await filled(onsubmit);
    expect(keep).toHaveProperty("disabled", true);
    await fireEvent.keyDown(field, { key: "Enter", ctrlKey: true });
    expect(onsubmit).not.toHaveBeenCalled();
    await fireEvent.input(field, { target: { value: "Ledger" } });
    await checkA11y();
    await fireEvent.keyDown(field, { key: "Enter", ctrlKey: true });
    await waitFor(() => expect(onclose).toHaveBeenCalledOnce());
    expect(onsubmit).toHaveBeenCalledExactlyOnceWith("Ledger");
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("is done once only while it is being done", async () => {
    let finish: (done: boolean) => void = () => {};
    const onsubmit = vi.fn(() => new Promise<boolean>((done) => (finish = done)));
    const { field, keep, onclose } = await filled(onsubmit);
    await fireEvent.input(field, { target: { value: "Ledger" } });
    await fireEvent.click(keep);
    await waitFor(() => expect(keep).toHaveProperty("disabled", true));
    await fireEvent.keyDown(field, { key: "Enter", ctrlKey: true });
    finish(true);
    await waitFor(() => expect(onclose).toHaveBeenCalledOnce());
    expect(onsubmit).toHaveBeenCalledOnce();
  });

  it("stays with what was typed when it was refused, and says what went wrong", async () => {
    const answers = [
      () => Promise.resolve(false),
      () => Promise.reject({ kind: "conflict", message: "That name is taken." }),
    ];
    const { field, keep, onclose } = await filled(() => answers.shift()?.() ?? Promise.resolve(true));
    await fireEvent.input(field, { target: { value: "Ledger" } });
    await fireEvent.click(keep);
    await waitFor(() => expect(keep).toHaveProperty("disabled", false));
    expect(screen.queryByRole("alert")).toBeNull();
    await fireEvent.click(keep);
    expect(await screen.findByText("That name is taken.")).toBeTruthy();
    expect(field).toHaveProperty("value", "Ledger");
    expect(onclose).not.toHaveBeenCalled();
  });
});
