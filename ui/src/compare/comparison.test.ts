import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { setHost } from "../api";
import { comparisonOf } from "../fake/comparison";
import { problem } from "../fake/library";
import { DEFAULT_SETTINGS, type FakeHost, makeFakeHost } from "../fake-host";
import { checkA11y } from "../shared/check-a11y";
import { differenceLine } from "../shared/difference";
import { isEnabled, run } from "../shared/keys";
import Comparison from "./Comparison.svelte";

let host: FakeHost;

beforeEach(() => {
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  Element.prototype.scrollIntoView = vi.fn();
  localStorage.clear();
  host = makeFakeHost();
  setHost(host);
});
afterEach(cleanup);
// Each draws a whole window, which takes seconds on a machine that is busy.
vi.setConfig({ testTimeout: 20_000 });

async function open(onback: () => void = () => undefined) {
  render(Comparison, { old: 1, newer: 2, settings: DEFAULT_SETTINGS, onback });
  await screen.findByRole("region", { name: "Text of both versions" });
}
const text = () => screen.getByRole("region", { name: "Text of both versions" });
const list = () => screen.getByRole("complementary", { name: "Changes" });

it("tells added and removed words without colour, and to those who listen", async () => {
  await open();
  const number = within(text()).getByText("312").closest("ins");
  expect(number?.textContent).toBe("added: 312");
  expect(within(text()).getByText("290").closest("del")?.textContent).toBe("removed: 290");
  expect(within(text()).getByText("Removed")).toBeTruthy();
  await checkA11y();
});

it("names changes that can alter the meaning, before all others", async () => {
  await open();
  const heads = within(list()).getAllByRole("heading");
  expect(heads.map((head) => head.textContent)).toEqual([
    "Can alter the meaning 7",
    "Paragraphs and fields 3",
    "Wording 1",
  ]);
  const first = within(list()).getAllByRole("button")[0];
  expect(first?.textContent).toMatch(/^Headline\s*Number/u);
  expect(screen.getByText(/headline changed, 1 number changed, 1 date changed/u)).toBeTruthy();
});

it("goes from change to change in the order of the text", async () => {
  await open();
  expect(screen.getByRole("status").textContent).toContain("11 changes");
  const current = () => text().querySelector(".current")?.textContent ?? "";
  expect(run("compare-next")).toBe(true);
  await waitFor(() => expect(screen.getByRole("status").textContent).toContain("Change 1 of 11"));
  expect(current()).toContain("six");
  expect(run("compare-next")).toBe(true);
  await waitFor(() => expect(current()).toContain("The union asked"));
  expect(run("compare-previous")).toBe(true);
  expect(run("compare-previous")).toBe(true);
  await waitFor(() => expect(current()).toContain("After this article was published"));
  within(list())
    .getByRole("button", { name: /Negation/u })
    .click();
  await waitFor(() => expect(current()).toContain("did not"));
});

it("folds what is the same, and shows it when asked", async () => {
  await open();
  expect(within(text()).queryByText(/finance committee/u)).toBeNull();
  within(text())
    .getByRole("button", { name: /Show 3 paragraphs that are the same/u })
    .click();
  expect(await within(text()).findByText(/finance committee/u)).toBeTruthy();
  expect(document.activeElement?.textContent).toContain("finance committee");
});

it("leads from one place of a moved paragraph to the other", async () => {
  await open();
  within(text()).getAllByRole("button", { name: "Go to the other place" })[0]?.click();
  await waitFor(() => expect(document.activeElement?.textContent).toContain("Now stands further up"));
});

it("shows the versions side by side, and remembers it", async () => {
  await open();
  expect(run("compare-layout")).toBe(true);
  expect(await screen.findByRole("heading", { name: /^Old version, 14 May/u })).toBeTruthy();
  const row = within(text()).getByText("312").closest(".row");
  const [old, newer] = [...(row?.querySelectorAll(".cell") ?? [])];
  expect(old?.textContent).toContain("290");
  expect(old?.textContent).not.toContain("312");
  expect(newer?.textContent).toContain("312");
  cleanup();
  await open();
  expect(screen.getByRole("button", { name: "Side by side" }).getAttribute("aria-pressed")).toBe("true");
});

it("goes back by Escape", async () => {
  const onback = vi.fn();
  await open(onback);
  await fireEvent.keyDown(text(), { key: "Escape" });
  expect(onback).toHaveBeenCalledOnce();
});

it("lets no key change passages that are out of sight", async () => {
  await open();
  expect(run("colour-1")).toBe(true);
  expect(run("trash-passage")).toBe(true);
  expect(host.calls.map((call) => call.name)).toEqual(["compare_documents"]);
  cleanup();
  expect(isEnabled("compare-next")).toBe(false);
});

it("writes the comparison and says where it is", async () => {
  await open();
  await fireEvent.keyDown(screen.getByRole("button", { name: "Export the comparison" }), { key: "ArrowDown" });
  await screen.findByRole("menu", { name: "Export the comparison" });
  await fireEvent.click(screen.getByText("As a web page (HTML)…", { selector: "[role=menuitem] *" }));
  await waitFor(() =>
    expect(host.calls.at(-1)).toEqual({
      name: "export_comparison",
      args: { old: 1, new: 2, format: "html" },
    }),
  );
});

it("says what went wrong", async () => {
  host.fail("compare_documents", problem("notFound", "The document is not in this library."));
  render(Comparison, { old: 1, newer: 9, settings: DEFAULT_SETTINGS, onback: () => undefined });
  expect(await screen.findByText("The document is not in this library.")).toBeTruthy();
});

it("draws a long comparison a part at a time", async () => {
  setHost(makeFakeHost("?changes=100"));
  await open();
  expect(text().querySelectorAll(".row").length).toBeLessThan(150);
  await waitFor(() => expect(text().querySelectorAll(".row").length).toBeGreaterThan(200), { timeout: 10_000 });
  expect(within(list()).getAllByRole("button").length).toBeLessThan(300);
});

it("says in one line what differs", () => {
  const { summary } = comparisonOf(1, 2);
  const none = Object.fromEntries(Object.keys(summary).map((name) => [name, 0])) as unknown as typeof summary;
  expect(differenceLine({ ...none, headline: false })).toBe("no difference");
  expect(differenceLine({ ...none, headline: false, typography: 2 })).toBe("same words, only typography differs");
  expect(differenceLine({ ...none, headline: false, numbers: 2, paragraphsRemoved: 1 })).toBe(
    "2 numbers changed, 1 paragraph removed",
  );
});
