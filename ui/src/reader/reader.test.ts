import { cleanup, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { setHost } from "../api";
import { DEFAULT_SETTINGS, type FakeHost, makeFakeHost } from "../fake-host";
import { drafts } from "../highlights/drafts";
import { checkA11y } from "../shared/check-a11y";
import { isEnabled, run } from "../shared/keys";
import Reader from "./Reader.svelte";

let host: FakeHost;

beforeEach(() => {
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  Element.prototype.scrollTo ??= () => undefined;
  Element.prototype.scrollIntoView ??= () => undefined;
  Range.prototype.getClientRects ??= () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect ??= () => new DOMRect();
  host = makeFakeHost();
  setHost(host);
  drafts.clear();
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

async function open(article = 1) {
  render(Reader, { article, settings: DEFAULT_SETTINGS, onedit: () => undefined, onexport: () => undefined });
  await screen.findByRole("heading", { level: 1 });
  await waitFor(() => expect(document.querySelector("[data-start]")).not.toBeNull());
}

/** Selects words of the article as a pointer would. */
async function select(words: string) {
  const walker = document.createTreeWalker(document.querySelector(".article-text") ?? document, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = (node as Text).data.indexOf(words);
    if (at < 0) continue;
    getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
    document.dispatchEvent(new Event("selectionchange"));
    return;
  }
  throw new Error(`“${words}” is not in the article`);
}

const drawer = async () => {
  screen.getByRole("button", { name: /passages?$/u }).click();
  return screen.findByRole("list", { name: "Passages of this article" });
};

it("shows where the article is from, and what was left out of it", async () => {
  await open();
  expect(screen.getByRole("heading", { level: 1 }).textContent).toContain("Harbour authority left badge system");
  expect(screen.getByText(/The Northern Ledger · ØSTHAVN · 14 May 2026, 18:05 \+02:00/u)).toBeTruthy();
  expect(screen.getByRole("link", { name: "ledger.example/harbour-badges" }).title).toBe(
    "https://ledger.example/harbour-badges",
  );
  expect(screen.getByText(/Left out here: “Read also: .*” \(related links, 29 words\)/u)).toBeTruthy();
  expect(screen.getByText("Left out here: 2 pieces, 9 words — navigation, credit")).toBeTruthy();
  expect(screen.queryByText("By Mara Lind")).toBeNull();
  await checkA11y();
});

it("marks the selection in the colour of the key, and lists it", async () => {
  await open();
  await select("according to an internal audit");
  expect(run("colour-3")).toBe(true);
  const list = await drawer();
  expect(
    await within(list).findByRole("button", { name: "Blue passage: “according to an internal audit”" }),
  ).toBeTruthy();
  expect(host.library.kept.passages.at(-1)).toMatchObject({ colour: "blue", exact: "according to an internal audit" });
});

it("gives the chosen passage another colour when nothing is selected", async () => {
  await open();
  const list = await drawer();
  within(list)
    .getByRole("button", { name: /^Rose passage/u })
    .focus();
  run("colour-2");
  expect(await within(list).findByRole("button", { name: /^Green passage: ““No outside/u })).toBeTruthy();
});

it("has nothing to mark without a selection or a passage", async () => {
  await open();
  getSelection()?.removeAllRanges();
  document.dispatchEvent(new Event("selectionchange"));
  expect(run("colour-1")).toBe(false);
  expect(run("note")).toBe(false);
});

it("says in words what became of a passage", async () => {
  await open();
  const list = await drawer();
  expect(within(list).getByText("These words are not in this version of the article.")).toBeTruthy();
  expect(within(list).getByText("The words here have changed since they were marked.")).toBeTruthy();
  await checkA11y();
});

it("writes a note on a selection; words that were cancelled come back", async () => {
  await open();
  await select("the access logs");
  run("note");
  const field = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: /^Note on/u });
  field.value = "Ask who.";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
  await waitFor(() => expect(screen.queryByRole("textbox", { name: /^Note on/u })).toBeNull());
  run("note");
  const again = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: /^Note on/u });
  expect(again.value).toBe("Ask who.");
  again.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true, cancelable: true }));
  await waitFor(() => expect(host.library.kept.passages.at(-1)?.note).toBe("Ask who."));
  expect(await screen.findByText("Ask who.")).toBeTruthy();
});

it("keeps the words of a note that the library did not take", async () => {
  await open();
  await select("the access logs");
  run("note");
  const field = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: /^Note on/u });
  host.fail("set_highlight_note", { kind: "full", message: "The disk is full", hint: "" });
  field.value = "Too long to lose";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true, cancelable: true }));
  await waitFor(() => expect(drafts.size).toBe(1));
  expect(field.isConnected && field.value).toBe("Too long to lose");
});

it("finds in the article, goes from match to match, and leaves the caret at one", async () => {
  await open();
  expect(run("find-in-page")).toBe(true);
  const field = await screen.findByRole<HTMLInputElement>("textbox", { name: "Find in this article" });
  expect(document.activeElement).toBe(field);
  const press = (key: string, shiftKey = false) =>
    field.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey, bubbles: true, cancelable: true }));
  const said = (words: string) => waitFor(() => expect(screen.getByRole("status").textContent).toBe(words));
  field.value = "AUDIT";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await said("1 of 4");
  press("Enter");
  await said("2 of 4");
  press("Enter", true);
  press("Enter", true);
  await said("4 of 4");
  press("F3");
  press("F3");
  await said("2 of 4");
  await checkA11y();
  press("Escape");
  await waitFor(() => expect(screen.queryByRole("textbox", { name: "Find in this article" })).toBeNull());
  expect(document.activeElement).toBe(screen.getByRole("document"));
  const { focusNode, focusOffset } = getSelection() ?? {};
  expect((focusNode as Text).data.slice(focusOffset).startsWith("audit, dated 2 March")).toBe(true);
});

it("says that nothing was found", async () => {
  await open();
  run("find-in-page");
  const field = await screen.findByRole<HTMLInputElement>("textbox", { name: "Find in this article" });
  field.value = "no such words";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  expect(await screen.findByText("No matches")).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Next match" }).disabled).toBe(true);
});

it("offers nothing that writes in a library for reading only, and says why", async () => {
  render(Reader, { article: 1, settings: DEFAULT_SETTINGS, readOnly: true });
  await screen.findByRole("heading", { level: 1 });
  await waitFor(() => expect(document.querySelector("[data-start]")).not.toBeNull());
  const offered = () => screen.queryByRole("button", { name: /tag|note|More|Amber$|Trash/iu });
  expect(offered()).toBeNull();
  vi.spyOn(Range.prototype, "getClientRects").mockReturnValue([new DOMRect()] as unknown as DOMRectList);
  await select("according to an internal audit");
  const bar = (await screen.findByText(/read-only: passages cannot be marked\./u)).closest("[role=toolbar]");
  const buttons = [...(bar?.querySelectorAll("button") ?? [])];
  expect(buttons.map((button) => button.textContent?.trim())).toEqual(["Copy as quotation Q"]);
  for (const id of ["highlight", "colour-1", "note", "tag", "trash-passage"] as const)
    expect(isEnabled(id)).toBe(false);
  const list = await drawer();
  within(list)
    .getByRole("button", { name: /^Rose passage/u })
    .focus();
  expect(await within(list).findByText("This library is read-only.")).toBeTruthy();
  expect(offered()).toBeNull();
  await checkA11y();
});

it("lists how often the article was clipped, and from what", async () => {
  await open();
  screen.getByRole("button", { name: "How this was clipped" }).click();
  const about = await screen.findByRole("dialog", { name: "How this was clipped" });
  expect(within(about).getByRole("heading", { name: "Clipped once" })).toBeTruthy();
  expect(within(about).getByText("harbour-badges.html")).toBeTruthy();
});

it("shows a problem in the place of an article that cannot be read", async () => {
  host.fail("document", { kind: "corrupt", message: "The document is damaged", hint: "Restore a backup" });
  render(Reader, { article: 1, settings: DEFAULT_SETTINGS });
  expect((await screen.findByRole("alert")).textContent).toContain("The document is damaged.");
});

it.each([2, 3, 4])("has no fault that axe finds, article %i of the list", async (at) => {
  await open(host.library.kept.articles[at]?.id);
  await checkA11y();
});
