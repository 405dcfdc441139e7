import { cleanup, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it } from "vitest";
import { setHost } from "../api";
import { DEFAULT_SETTINGS, type FakeHost, makeFakeHost } from "../fake-host";
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
});
afterEach(cleanup);

async function open(search: string, compared?: (article: number, older: number, newer: number) => void) {
  host = makeFakeHost(search);
  setHost(host);
  render(Reader, { article: 1, settings: DEFAULT_SETTINGS, oncompare: compared });
  await screen.findByRole("heading", { level: 1 });
}

const asked = (name: string) => host.calls.filter((call) => call.name === name).map((call) => call.args);
const press = (key: string) =>
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));

it("an article with one version says nothing of versions", async () => {
  await open("");
  await waitFor(() => expect(asked("versions")).toHaveLength(1));
  expect(screen.queryByRole("button", { name: /versions/u })).toBeNull();
  expect(isEnabled("review")).toBe(false);
});

it("another version is read, and the way back is offered", async () => {
  const compared: number[][] = [];
  await open("?versions", (...documents) => compared.push(documents));
  (await screen.findByRole("button", { name: "2 versions" })).click();
  const menu = await screen.findByRole("menu", { name: "Versions of this article" });
  const choices = within(menu).getAllByRole("menuitemcheckbox");
  await waitFor(() => {
    expect(choices[0]?.textContent).toContain("2 numbers changed, 1 paragraph removed");
  });
  expect(choices.map((one) => one.getAttribute("aria-checked"))).toEqual(["true", "false"]);
  expect(choices[0]?.textContent).toContain("12 words more, 9 gone");
  await checkA11y();
  choices[1]?.click();
  await screen.findByText(/You are reading the version of/u);
  const documents = asked("document").map((args) => (args as { document: number }).document);
  (await screen.findByRole("button", { name: "What differs" })).click();
  expect(compared).toEqual([[1, documents.at(-1), documents[0]]]);
  await checkA11y();
  screen.getByRole("button", { name: "Read the newest" }).click();
  await waitFor(() => expect(screen.queryByText(/You are reading the version of/u)).toBeNull());
});

it("passages are answered with one key each", async () => {
  await open("?versions");
  await screen.findByText(/passages need a look/u);
  const before = Number(screen.getByText(/passages need a look/u).textContent.match(/\d+/u)?.[0]);
  run("review");
  const list = await screen.findByRole("complementary", { name: "Passages to review" });
  expect(within(list).getByText("Nothing like it is in this version.")).toBeTruthy();
  await checkA11y();
  await waitFor(() => expect(document.activeElement?.className).toContain("quote"));
  for (const [key, kind] of [
    ["o", "keepOld"],
    ["a", "accept"],
  ] as const) {
    const focused = document.activeElement;
    press(key);
    await waitFor(() => expect(asked("answer_review").at(-1)).toMatchObject({ answer: { kind } }));
    await waitFor(() => {
      expect(document.activeElement).not.toBe(focused);
      expect(document.activeElement?.className).toContain("quote");
    });
  }
  expect(within(list).getAllByRole("listitem")).toHaveLength(before - 2);
  press("p");
  expect(await within(list).findByText(/Select the words in the text/u)).toBeTruthy();
});

it("what has hardly any of the words asks whether it is a version", async () => {
  await open("?versions=doubtful");
  const question = await screen.findByRole("group", { name: "Is it a version of this article?" });
  expect(question.textContent).toContain("4 %");
  await checkA11y();
  within(question).getByRole("button", { name: "Put away" }).click();
  await waitFor(() => expect(screen.queryByRole("group", { name: "Is it a version of this article?" })).toBeNull());
  expect(asked("put_away_version")).toHaveLength(1);
});

it("an article is made a version of another one", async () => {
  await open("");
  screen.getByRole("button", { name: "More" }).click();
  (await screen.findByRole("menuitem", { name: "This is a new version of…" })).click();
  const dialog = await screen.findByRole("dialog");
  const find = within(dialog).getByLabelText<HTMLInputElement>("Find the article");
  find.value = "";
  find.dispatchEvent(new Event("input", { bubbles: true }));
  const [first] = await within(dialog).findAllByRole("radio");
  const make = within(dialog).getByRole<HTMLButtonElement>("button", { name: "Make it a version" });
  expect(make.disabled).toBe(true);
  await checkA11y();
  first?.click();
  await waitFor(() => expect(make.disabled).toBe(false));
  make.click();
  await waitFor(() => expect(asked("merge_articles")).toMatchObject([{ from: 1 }]));
});
