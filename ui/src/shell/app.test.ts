import { configure, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { setHost } from "../api";
import { type FakeHost, makeFakeHost } from "../fake-host";
import { checkA11y } from "../shared/check-a11y";
import App from "./App.svelte";

// The whole window at once: what is hidden is not worked out for every query, and a busy machine gets its time.
configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 60_000 });

// jsdom lays nothing out: the rows of the list are looked at in the real window.
class NoResizes {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

let host: FakeHost;
beforeEach(() => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => undefined }));
  // For good: a window that is made anew at the end of a test still wants one when the test is over.
  globalThis.ResizeObserver = NoResizes;
  Element.prototype.scrollTo ??= () => undefined;
  Element.prototype.scrollIntoView ??= () => undefined;
});
afterEach(() => vi.unstubAllGlobals());

async function start(search: string): Promise<void> {
  host = makeFakeHost(search);
  setHost(host);
  render(App, { startup: await host.call("start_up", undefined) });
}

const press = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(document.body, { key, ...more });
const called = (name: string) => host.calls.filter((one) => one.name === name).map((one) => one.args);

describe("the first screen", () => {
  it("makes a library", async () => {
    await start("?first-run");
    await checkA11y();
    await fireEvent.click(screen.getByRole("button", { name: "New library" }));
    await screen.findByRole("button", { name: /New desk/ });
    expect(called("create_library")).toEqual([{ path: "/home/mara/Documents/New desk.clipfile" }]);
  });

  it("says why a library was not opened and what to do, and offers the others", async () => {
    await start("?problem=busy");
    expect(screen.getByRole("alert").textContent).toContain("could not be opened");
    expect(screen.getByRole("alert").textContent).toContain("Open another library");
    const missing = screen.getByRole<HTMLButtonElement>("button", { name: /Old.*not found/ });
    expect(missing.disabled).toBe(true);
    await fireEvent.click(screen.getByRole("button", { name: "Take Old off this list" }));
    await waitFor(() => expect(screen.queryByText("Old")).toBeNull());
    expect(called("forget_recent")).toEqual([{ path: "/media/stick/Old.clipfile" }]);
  });

  it("stays with the reason when the next one does not open either", async () => {
    await start("?problem=busy");
    host.fail("open_library", { kind: "tooNew", message: "a newer Clipfile wrote it", hint: "Get the newer one." });
    await fireEvent.click(screen.getByRole("button", { name: /^Harbour desk/ }));
    await waitFor(() => expect(screen.getByRole("alert").textContent).toContain("A newer Clipfile wrote it."));
  });
});

describe("a library that another program has", () => {
  it("is opened to read from the first screen", async () => {
    await start("?problem=busy");
    await fireEvent.click(await screen.findByRole("button", { name: "Open to read" }));
    await screen.findByText(/^Read only: the library is open in/);
    expect(called("open_library_to_read")).toHaveLength(1);
  });
});

describe("the window", () => {
  it("lists every enabled action with its key in the palette, and carries one out", async () => {
    await start("");
    await screen.findByRole("navigation");
    await press("k", { ctrlKey: true });
    const field = await screen.findByRole("combobox", { name: /Run an action/ });
    const names = () => screen.getAllByRole("option").map((one) => one.textContent.replace(/\s+/gu, " ").trim());
    await waitFor(() => expect(names()).toContain("Paste clipping Clip and export Ctrl+V"));
    expect(names().some((name) => name.startsWith("Restore from Trash"))).toBe(false);
    await checkA11y(screen.getByRole("dialog"));
    await fireEvent.input(field, { target: { value: "go to not" } });
    await fireEvent.keyDown(field, { key: "Enter" });
    await waitFor(() => expect(screen.getByRole("tab", { name: /^Notes/ }).getAttribute("aria-selected")).toBe("true"));
  });

  it("shows the sheet of keys from the same table", async () => {
    await start("");
    await press("?");
    const sheet = await screen.findByRole("dialog", { name: "Keys" });
    expect(within(sheet).getByText("Move to Trash").parentElement?.textContent).toContain("Del");
    await checkA11y(sheet.querySelector("dl")?.parentElement ?? sheet);
  });

  it("asks before it empties the trash, and only then does", async () => {
    await start("");
    await press("5", { ctrlKey: true });
    await fireEvent.click(await screen.findByRole("button", { name: "Empty Trash" }));
    const ask = await screen.findByRole("alertdialog");
    expect(called("empty_trash")).toHaveLength(0);
    await fireEvent.click(within(ask).getByRole("button", { name: "Delete for good" }));
    await waitFor(() => expect(called("empty_trash")).toHaveLength(1));
    await screen.findByText("Trash is empty");
  });

  it("offers no writing in a read-only library", async () => {
    await start("?read-only");
    await screen.findByText("Read-only");
    expect(screen.queryByRole("button", { name: /Paste clipping/ })).toBeNull();
    await press("v", { ctrlKey: true });
    await press("Delete");
    expect(called("preview_paste")).toHaveLength(0);
    expect(called("trash_articles")).toHaveLength(0);
  });

  it("says who has the library, and tries again", async () => {
    await start("?read-only=inUse");
    expect((await screen.findByText(/^Read only: the library is open in Clipfile/)).textContent).toContain("4711");
    await checkA11y();
    await fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    await screen.findByText("Saved");
    expect(screen.queryByText(/^Read only/)).toBeNull();
  });

  it("opens a library from elsewhere to read until it is trusted", async () => {
    await start("?read-only=fromElsewhere");
    await screen.findByText(/this library came from elsewhere/);
    await fireEvent.click(screen.getByRole("button", { name: "Trust this library" }));
    await screen.findByText("Saved");
    expect(called("trust_library")).toHaveLength(1);
  });

  it("offers the nearest change when nothing is found", async () => {
    await start("");
    await press("/");
    const field = screen.getByRole("combobox", { name: "Search the library" });
    await waitFor(() => expect(document.activeElement).toBe(field));
    await fireEvent.input(field, { target: { value: "customs qqqqqqqqq" } });
    await fireEvent.click(await screen.findByRole("button", { name: "Without qqqqqqqqq" }));
    await waitFor(() => expect((field as HTMLInputElement).value).toBe("customs"));
    await waitFor(() => expect(screen.queryByText("Nothing found")).toBeNull());
  });

  it("changes nothing beside the search box and the list before the rows of a key are there", async () => {
    await start("");
    const field = await screen.findByRole("combobox", { name: "Search the library" });
    const count = screen.getByRole("tab", { name: /^Articles/ });
    await waitFor(() => expect(count.textContent).toMatch(/\d/u));
    const around = [await screen.findByRole("navigation"), screen.getByRole("contentinfo")];
    field.focus();
    for (const value of ["ha", "harb", "harbq"]) {
      const changes: MutationRecord[] = [];
      const watch = new MutationObserver((records) => void changes.push(...records));
      const all = { subtree: true, childList: true, characterData: true, attributes: true };
      const rows = new Promise<void>((resolve) => {
        const here = new MutationObserver(() => (here.disconnect(), resolve()));
        here.observe(count, all);
      });
      for (const one of around) watch.observe(one, all);
      await fireEvent.input(field, { target: { value } });
      await rows;
      changes.push(...watch.takeRecords());
      watch.disconnect();
      // Where there is something or not, empty texts stand.
      const shown = changes.filter(({ target }) => target.nodeType !== Node.COMMENT_NODE);
      expect(shown.map(({ target }) => target.textContent)).toEqual([]);
    }
    await screen.findByRole("button", { name: "Save this search" });
  });

  it("welcomes an empty library with what to do first", async () => {
    await start("?empty");
    await screen.findByText("Clip your first article");
    await checkA11y();
  });
});
