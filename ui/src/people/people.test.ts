import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { setHost } from "../api";
import { type FakeHost, makeFakeHost } from "../fake-host";
import { checkA11y } from "../shared/check-a11y";
import PeoplePage from "./PeoplePage.svelte";
import PersonPage from "./PersonPage.svelte";

let host: FakeHost;

beforeEach(() => {
  host = makeFakeHost();
  setHost(host);
});

/** Makes a claim; gives the key of its speaker. */
async function say(statement: string, speaker: string, said = ""): Promise<number> {
  const fields = { statement, speaker, role: "", affiliation: "", basis: null, described: null, said, place: "" };
  const { claim } = await host.call("add_claim", { fields, checked: null, passages: [], bearing: "states" });
  return host.library.kept.ledger.claims.find((one) => one.row.id === claim)?.row.speaker?.id ?? 0;
}

const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
const people = () => host.library.kept.ledger.people;

test("speakers are gone through, edited and thrown away by key", async () => {
  const ada = await say("The gate was open.", "Ada Nyland", "2026-05-14");
  await say("It was shut.", "Harbour Office");
  const onopen = vi.fn();
  const { container } = render(PeoplePage, { readOnly: false, onopen, onclose: vi.fn() });
  expect((await screen.findByText("Ada Nyland")).closest("tr")).toBe(document.activeElement);
  await checkA11y(container);
  expect(document.activeElement?.textContent).toContain("14 May 2026");
  await press("Enter");
  expect(onopen).toHaveBeenCalledWith(ada);
  await press("F2");
  const dialog = await screen.findByRole("dialog");
  await fireEvent.input(within(dialog).getByLabelText("Role"), { target: { value: "harbour master" } });
  await checkA11y(document.body);
  await fireEvent.submit(dialog.querySelector("form") as HTMLFormElement);
  expect(await screen.findByText("harbour master")).toBeTruthy();
  await vi.waitFor(() => expect(document.activeElement?.textContent).toContain("Ada Nyland"));
  await press("ArrowDown");
  await press("Delete");
  await vi.waitFor(() => expect(screen.queryByText("Harbour Office")).toBeNull());
  expect(people().find((one) => one.name === "Harbour Office")?.trashed).toBe(true);
});

test("what a merge does is said before, and then done", async () => {
  const ada = await say("The gate was open.", "Ada Nyland");
  await say("It was never shut.", "Ada Nyland");
  await say("Nobody counted.", "A. Nyland");
  render(PeoplePage, { readOnly: false, onopen: vi.fn(), onclose: vi.fn() });
  await screen.findByText("A. Nyland");
  await press("x");
  await press("ArrowDown");
  await press("x");
  await press("m");
  const dialog = await screen.findByRole("dialog", { name: "Make one of 2 speakers" });
  // Whoever has most claims stays, unless somebody else is chosen.
  expect(within(dialog).getByLabelText<HTMLSelectElement>("Who stays").value).toBe(String(ada));
  const told = within(dialog).getByRole("status").textContent;
  expect(told).toContain("One claim gets Ada Nyland as its speaker.");
  expect(told).toContain("A. Nyland goes to the trash as it is.");
  await checkA11y(document.body);
  await fireEvent.submit(dialog.querySelector("form") as HTMLFormElement);
  await vi.waitFor(() => expect(screen.getAllByRole("row")).toHaveLength(2));
  expect(people().find((one) => one.id === ada)?.aliases).toEqual(["A. Nyland"]);
  expect(host.library.kept.ledger.claims.every((one) => one.row.speaker?.id === ada)).toBe(true);
});

test("a speaker's page has what they said in order of time", async () => {
  const ada = await say("It was open last year.", "Ada Nyland", "2025");
  await say("It is shut now.", "Ada Nyland", "2026-05-14");
  await say("Nobody knows when.", "Ada Nyland");
  await say("She is wrong.", "Somebody Else", "2026-05-15");
  const asked = { onback: vi.fn(), onclaim: vi.fn(), onperson: vi.fn(), onchronology: vi.fn() };
  const { container } = render(PersonPage, { person: ada, readOnly: false, ...asked });
  const list = await screen.findByRole("list", { name: "What was said, in order of time" });
  const statements = within(list).getAllByRole("button");
  expect(statements.map((one) => one.textContent)).toEqual([
    "It was open last year.",
    "It is shut now.",
    "Nobody knows when.",
  ]);
  expect(list.textContent).toContain("No date");
  await checkA11y(container);
  statements[0]?.focus();
  await press("ArrowDown");
  expect(document.activeElement).toBe(statements[1]);
  await fireEvent.click(statements[1] as HTMLElement);
  expect(asked.onclaim).toHaveBeenCalled();
  await fireEvent.click(screen.getByRole("button", { name: "On the timeline" }));
  expect(asked.onchronology).toHaveBeenCalledWith("Ada Nyland");
});
