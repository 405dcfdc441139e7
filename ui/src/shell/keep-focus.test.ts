import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepFocus } from "./keep-focus";

let stop: () => void;
const restore = vi.fn<(pane: string) => void>();

beforeEach(() => {
  restore.mockReset();
  document.body.innerHTML = `<button id="outside">o</button>
    <div id="panes"><div data-pane="reader"><button id="card">c</button><button id="other">o</button></div></div>`;
  stop = keepFocus(at("panes"), restore);
});
afterEach(() => stop());

const at = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(id);
  return found;
};

it("gives the focus back to the pane when what had it is gone", async () => {
  at("card").focus();
  at("card").remove();
  await vi.waitFor(() => expect(restore).toHaveBeenCalledExactlyOnceWith("reader"));
});

it("leaves the focus alone that went on by itself, or was put nowhere by a click", async () => {
  at("card").focus();
  at("other").focus();
  at("card").remove();
  at("other").dispatchEvent(new Event("pointerdown", { bubbles: true }));
  at("other").remove();
  await Promise.resolve();
  expect(restore).not.toHaveBeenCalled();
});
