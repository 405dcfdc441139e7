import { cleanup, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { setHost } from "../api";
import { DEFAULT_SETTINGS, type FakeHost, makeFakeHost } from "../fake-host";
import { announce } from "../shared/changes";
import { checkA11y } from "../shared/check-a11y";
import { isEnabled, run } from "../shared/keys";
import { copiesLine } from "./copies.svelte";
import Reader from "./Reader.svelte";

let host: FakeHost;
const oncompare = vi.fn();
const onread = vi.fn();

beforeEach(() => {
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  Element.prototype.scrollTo ??= () => undefined;
  Range.prototype.getClientRects ??= () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect ??= () => new DOMRect();
  host = makeFakeHost("?copies");
  setHost(host);
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

/** The key of an article by its place. */
const id = (at: number) => host.library.kept.articles[at]?.id ?? 0;

async function open(at: number, readOnly = false) {
  const article = id(at);
  render(Reader, { article, settings: DEFAULT_SETTINGS, readOnly, oncompare, onread });
  await screen.findByRole("heading", { level: 1 });
}

it("says in one line how many copies there are and what they differ in", () => {
  const differ = { quotations: 2, numbers: 1, names: 0, claims: 0, paragraphs: 0, words: 0 };
  const copies = Array.from({ length: 7 }, () => ({}) as never);
  expect(copiesLine({ agency: "AP", copies, differ })).toBe(
    "7 copies of this AP text, 2 differ in a quotation, 1 differs in a number or a date",
  );
  expect(copiesLine({ agency: "", copies: copies.slice(5), differ: { ...differ, quotations: 0, numbers: 0 } })).toBe(
    "2 copies of this text",
  );
});

it("lists the copies, opens one, compares two, and takes one out", async () => {
  await open(1);
  const region = await screen.findByRole("region", { name: "Copies of this story" });
  expect(region.textContent).toContain("3 copies of this AP text, 1 differs in a quotation");
  run("show-copies");
  const items = await within(region).findAllByRole("listitem");
  expect(items).toHaveLength(3);
  await checkA11y(region);
  expect(items[1]?.textContent).toContain("on screen");
  expect(items[0]?.textContent).toContain("The first that was published");
  within(items[0] as HTMLElement)
    .getByRole("button", { name: "What differs" })
    .click();
  const [first, second] = [0, 1].map((at) => host.library.articleView(id(at)));
  expect(oncompare).toHaveBeenCalledWith(id(1), second?.document, first?.document, {
    old: second?.citation.outlet,
    new: first?.citation.outlet,
  });
  within(items[2] as HTMLElement)
    .getByRole("button", { name: "Open" })
    .click();
  expect(onread).toHaveBeenCalledWith(id(2));
  within(items[2] as HTMLElement)
    .getByRole("button", { name: "Not a copy" })
    .click();
  await waitFor(() => expect(within(region).getAllByRole("listitem")).toHaveLength(2));
  expect(host.calls).toContainEqual({ name: "ungroup_copy", args: { article: id(2) } });
});

it("shows nothing of copies where there are none, and says when there are some", async () => {
  await open(3);
  expect(screen.queryByRole("region", { name: "Copies of this story" })).toBeNull();
  expect(isEnabled("show-copies")).toBe(false);
  await host.call("group_copies", { articles: [id(3)] });
  announce({ article: false, highlight: false, tag: false, note: false, copies: true, articles: [id(3)] });
  expect(await screen.findByText(/^4 copies of this AP text/u)).toBeTruthy();
});

it("takes nothing out of a library that is only read", async () => {
  await open(0, true);
  (await screen.findByRole("button", { name: "Show copies" })).click();
  await screen.findAllByRole("button", { name: "Open" });
  expect(screen.queryByRole("button", { name: /a copy/u })).toBeNull();
});
