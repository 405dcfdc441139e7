import { cleanup, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { setHost } from "../api";
import { DEFAULT_SETTINGS, type FakeHost, makeFakeHost } from "../fake-host";
import { drafts } from "../highlights/drafts";
import { announce } from "../shared/changes";
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

it("puts what was left out back at its place, with the passages at their words, and takes it back by undo", async () => {
  await open();
  const text = () => document.querySelector(".article-text")?.textContent ?? "";
  const before = host.library.kept.passages.filter((one) => one.article === 1).map((one) => one.exact);
  (await screen.findByRole("button", { name: /^Put back “Read also: /u })).click();
  await waitFor(() => expect(document.querySelector("[data-start]")?.parentElement).not.toBeNull());
  await waitFor(() => expect(screen.queryByRole("button", { name: /^Put back “Read also: /u })).toBeNull());
  expect([...document.querySelectorAll("[data-start]")].some((one) => one.textContent.startsWith("Read also: "))).toBe(
    true,
  );
  expect(text()).not.toContain("Left out here: “Read also");
  const shown = host.library.document(host.library.found(1).document);
  const stands = host.library.passagesOf(1).filter((one) => one.startUnit !== null && one.verdict === "same");
  expect(stands.length).toBeGreaterThan(0);
  for (const one of stands) expect(shown.text.slice(one.startUnit ?? 0, one.endUnit ?? 0)).toBe(one.exact);
  expect(host.library.passagesOf(1).map((one) => one.exact)).toEqual(before);
  // The keys go on in the text.
  expect(document.activeElement?.classList.contains("article-text")).toBe(true);
  expect(host.library.undoState().undo?.op).toBe("put-back");
  announce((await host.call("undo", undefined)).changes);
  expect(await screen.findByRole("button", { name: /^Put back “Read also: /u })).toBeTruthy();
  await checkA11y();
});

it("puts one of several back and leaves the others unfolded", async () => {
  await open();
  const summary = screen.getByText("Left out here: 2 pieces, 9 words — navigation, credit");
  const details = summary.closest("details");
  if (details) details.open = true;
  const buttons = within(details ?? document.body).getAllByRole("button", { name: /^Put back/u });
  expect(buttons).toHaveLength(2);
  buttons[0]?.click();
  await waitFor(() => expect(screen.queryByText(/2 pieces, 9 words — navigation, credit/u)).toBeNull());
  const left = await screen.findByText(/^Left out here: “.*” \(credit, /u);
  expect(left.closest("details")?.open).toBe(true);
});

it("offers no putting back in a library that takes no changes", async () => {
  render(Reader, { article: 1, settings: DEFAULT_SETTINGS, readOnly: true });
  await screen.findByText(/2 pieces, 9 words/u);
  expect(screen.queryByRole("button", { name: /^Put back/u })).toBeNull();
  expect(screen.getByRole("button", { name: "Show the original" })).toBeTruthy();
});

it("shows the original in a frame that may do nothing, and says what it is", async () => {
  await open();
  expect(run("show-original")).toBe(true);
  const original = await screen.findByRole("region", { name: "The original" });
  const frame = await waitFor(() => {
    const found = original.querySelector("iframe");
    if (!found) throw new Error("there is no frame yet");
    return found;
  });
  expect(frame.getAttribute("sandbox")).toBe("");
  expect(within(original).getByText("Scripts and network are off.")).toBeTruthy();
  expect(within(original).getByText("web page")).toBeTruthy();
  expect(within(original).getByText(/^[0-9a-f]{64}$/u)).toBeTruthy();
  expect(document.querySelector<HTMLElement>(".scroller")?.inert).toBe(true);
  within(original).getByRole("button", { name: "Save a copy of the original…" }).click();
  await waitFor(() => expect(host.calls.some((one) => one.name === "save_original")).toBe(true));
  await checkA11y();
  const back = within(original).getByRole("button", { name: "Back to the article" });
  expect(document.activeElement).toBe(back);
  back.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
  await waitFor(() => expect(screen.queryByRole("region", { name: "The original" })).toBeNull());
  expect(document.activeElement?.classList.contains("article-text")).toBe(true);
});

it("shows the source of text as text, never as markup", async () => {
  const article = host.library.found(1);
  article.importer = "markdown";
  host.library.documents.set(1, { ...host.library.document(1), text: "# <b>One</b>\n\n<script>x</script>" });
  render(Reader, { article: 1, settings: DEFAULT_SETTINGS });
  await screen.findByRole("heading", { level: 1 });
  run("show-original");
  const source = await screen.findByRole("document", { name: "The text as it came" });
  expect(source.textContent).toBe("# <b>One</b>\n\n<script>x</script>");
  expect(source.querySelector("b, script")).toBeNull();
  await checkA11y(screen.getByRole("region", { name: "The original" }));
});
