import { fireEvent, render, screen } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { setHost } from "../api";
import { type FakeHost, makeFakeHost } from "../fake-host";
import { checkA11y } from "../shared/check-a11y";
import { working } from "../shared/work.svelte";
import { NO_STORY } from "./stories.svelte";
import StoryPage from "./StoryPage.svelte";

let host: FakeHost;

beforeEach(() => {
  host = makeFakeHost();
  setHost(host);
});

/** Presses a key where the focus is. */
const press = (key: string, altKey = false) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, altKey });

test("a story's items are moved and taken out by key, and a note is written into it", async () => {
  const { story } = await host.call("add_story", { ...NO_STORY, title: "The port", angle: "Who kept the keys?" });
  const [one, two] = host.library.kept.articles.map((article) => article.id);
  const articles = [one ?? 0, two ?? 0];
  await host.call("add_to_story", { story, articles, passages: [], claims: [], notes: [] });
  const onshow = vi.fn();
  const { container } = render(StoryPage, { story, readOnly: false, onshow, onclose: vi.fn() });
  expect(await screen.findByText("Who kept the keys?")).toBeTruthy();
  await checkA11y(container);
  const order = () => host.library.kept.ledger.stories[0]?.items.map((item) => ("article" in item ? item.article : 0));
  container.querySelector<HTMLElement>("[data-index='0']")?.focus();
  await press("ArrowDown", true);
  await vi.waitFor(() => expect(order()).toEqual([two, one]));
  expect(await screen.findByText("Now 2 of 2")).toBeTruthy();
  await press("Enter");
  expect(onshow).toHaveBeenCalledWith(one, null);
  await press("Delete");
  await vi.waitFor(() => expect(order()).toEqual([two]));
  await fireEvent.input(screen.getByLabelText("Write a note into the story"), { target: { value: "Ask the union" } });
  await fireEvent.submit(container.querySelector("form") as HTMLFormElement);
  expect(await screen.findByText("Ask the union")).toBeTruthy();
});

test("a story tells how far its claims are, leads to the unchecked ones and to its timeline", async () => {
  const { story } = await host.call("add_story", { ...NO_STORY, title: "The port" });
  const claims: number[] = [];
  for (const status of ["confirmed", "unchecked"] as const) {
    const fields = { statement: `It is ${status}.`, speaker: "", role: "", affiliation: "", place: "" };
    const asked = { ...fields, basis: null, described: null, said: "" };
    const checked = { status, by: "", how: "" };
    const made = await host.call("add_claim", { fields: asked, checked, passages: [], bearing: "states" });
    claims.push(made.claim);
  }
  await host.call("add_to_story", { story, articles: [], passages: [], claims, notes: [] });
  const { container } = render(StoryPage, { story, readOnly: false, onshow: vi.fn(), onclose: vi.fn() });
  const bar = await screen.findByRole<HTMLProgressElement>("progressbar", { name: "Claims checked" });
  expect([bar.value, bar.max]).toEqual([1, 2]);
  await checkA11y(container);
  await fireEvent.click(screen.getByRole("button", { name: "Go to the unchecked one" }));
  await vi.waitFor(() => expect(document.activeElement?.textContent).toContain("It is unchecked."));
  await fireEvent.click(screen.getByRole("button", { name: "Timeline: who said what when" }));
  expect(working.now).toMatchObject({ kind: "chronology", of: { title: "The port", claims: { story } } });
});
