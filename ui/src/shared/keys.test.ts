import { afterEach, describe, expect, it, vi } from "vitest";
import { ACTIONS, bindAction, handleKey, isEnabled, keyCaps, matches, run } from "./keys";

function press(init: KeyboardEventInit, target: HTMLElement = document.body): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init });
  target.addEventListener("keydown", handleKey, { once: true });
  target.dispatchEvent(event);
  return event;
}

function put<Name extends keyof HTMLElementTagNameMap>(name: Name): HTMLElementTagNameMap[Name] {
  return document.body.appendChild(document.createElement(name));
}

const unbind: (() => void)[] = [];
afterEach(() => {
  for (const stop of unbind.splice(0)) stop();
  document.body.replaceChildren();
});

describe("matches", () => {
  it("takes Ctrl elsewhere and Cmd on a Mac", () => {
    expect(matches("mod+k", new KeyboardEvent("keydown", { key: "k", ctrlKey: true }), false)).toBe(true);
    expect(matches("mod+k", new KeyboardEvent("keydown", { key: "k", ctrlKey: true }), true)).toBe(false);
    expect(matches("mod+k", new KeyboardEvent("keydown", { key: "k", metaKey: true }), true)).toBe(true);
  });

  it("tells undo from redo", () => {
    const redo = new KeyboardEvent("keydown", { key: "Z", ctrlKey: true, shiftKey: true });
    expect(matches("mod+z", redo, false)).toBe(false);
    expect(matches("mod+shift+z", redo, false)).toBe(true);
  });

  it("takes a sign whichever keys make it", () => {
    expect(matches("?", new KeyboardEvent("keydown", { key: "?", shiftKey: true }), false)).toBe(true);
    expect(matches("/", new KeyboardEvent("keydown", { key: "/", shiftKey: true }), false)).toBe(true);
  });

  it("goes by the place of the key on a layout without Latin letters", () => {
    expect(matches("j", new KeyboardEvent("keydown", { key: "о", code: "KeyJ" }), false)).toBe(true);
    expect(matches("alt+j", new KeyboardEvent("keydown", { key: "∆", code: "KeyJ", altKey: true }), true)).toBe(true);
    expect(matches("j", new KeyboardEvent("keydown", { key: "h", code: "KeyJ" }), false)).toBe(false);
  });
});

describe("handleKey", () => {
  it("leaves letters and field keys to whoever is writing", () => {
    const archive = vi.fn();
    const undo = vi.fn();
    const palette = vi.fn();
    unbind.push(bindAction("archive", archive), bindAction("undo", undo), bindAction("palette", palette));
    const field = put("input");
    press({ key: "e" }, field);
    press({ key: "z", ctrlKey: true }, field);
    expect(archive).not.toHaveBeenCalled();
    expect(undo).not.toHaveBeenCalled();
    const event = press({ key: "k", ctrlKey: true }, field);
    expect(palette).toHaveBeenCalledOnce();
    expect(event.defaultPrevented).toBe(true);
  });

  it("does nothing while a dialog is open", () => {
    const archive = vi.fn();
    unbind.push(bindAction("archive", archive));
    put("div").setAttribute("aria-modal", "true");
    press({ key: "e" });
    expect(archive).not.toHaveBeenCalled();
  });

  it("asks the pane with the focus first", () => {
    const passage = vi.fn();
    const articles = vi.fn();
    unbind.push(bindAction("tag", passage), bindAction("tag-articles", articles));
    const list = put("div");
    list.dataset.where = "list";
    press({ key: "t" }, list);
    expect(articles).toHaveBeenCalledOnce();
    expect(passage).not.toHaveBeenCalled();
  });

  it("asks the next handler when the first had nothing to act on", () => {
    const articles = vi.fn();
    unbind.push(
      bindAction("tag", () => false),
      bindAction("tag-articles", articles),
    );
    const reader = put("div");
    reader.dataset.where = "reader";
    press({ key: "t" }, reader);
    expect(articles).toHaveBeenCalledOnce();
  });
});

describe("bindAction", () => {
  it("enables an action only while something carries it out", () => {
    expect(isEnabled("export")).toBe(false);
    const stop = bindAction("export", () => undefined);
    expect(isEnabled("export")).toBe(true);
    stop();
    expect(isEnabled("export")).toBe(false);
    expect(run("export")).toBe(false);
  });
});

describe("the table", () => {
  it("gives a key to one action only in each place", () => {
    const taken = ACTIONS.flatMap((action) => action.keys.map((keys) => `${action.where} ${keys}`));
    expect(taken).toEqual([...new Set(taken)]);
  });

  it("writes keys as they stand on the keyboard", () => {
    expect(keyCaps("mod+shift+z", false)).toEqual(["Ctrl", "Shift", "Z"]);
    expect(keyCaps("mod+shift+z", true)).toEqual(["⌘", "⇧", "Z"]);
    expect(keyCaps("f2", false)).toEqual(["F2"]);
  });
});
