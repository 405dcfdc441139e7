import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { createRawSnippet } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { setHost } from "../api";
import { type FakeHost, makeFakeHost } from "../fake-host";
import type { Calls } from "../generated/wire";
import { checkA11y } from "../shared/check-a11y";
import ClaimPage from "./ClaimPage.svelte";
import ClaimSheet from "./ClaimSheet.svelte";
import ContradictionsPage from "./ContradictionsPage.svelte";
import LedgerView from "./LedgerView.svelte";

let host: FakeHost;

beforeEach(() => {
  host = makeFakeHost();
  setHost(host);
});

const fields = {
  statement: "",
  speaker: "",
  role: "",
  affiliation: "",
  basis: null,
  described: null,
  said: "",
  place: "",
};

async function claim(statement: string): Promise<number> {
  const passage = host.library.kept.passages[0]?.id ?? 0;
  const asked = { fields: { ...fields, statement }, checked: null, passages: [passage], bearing: "states" as const };
  return (await host.call("add_claim", asked)).claim;
}

/** Presses a key where the focus is. */
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

const tabs = createRawSnippet(() => ({ render: () => "<span></span>" }));
const props = () => ({
  query: "",
  scope: { kind: "articles" as const },
  tabs,
  readOnly: false,
  onopen: vi.fn(),
  onclose: vi.fn(),
  ongather: vi.fn(),
});

test("a claim is made with the guess only when it is taken", async () => {
  const onclose = vi.fn();
  render(ClaimSheet, { passages: [1], exact: "The gate was open.", onclose });
  expect(await screen.findByText("Use the guess")).toBeTruthy();
  const speaker = screen.getByLabelText<HTMLInputElement>("Speaker");
  expect(speaker.value).toBe("");
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Keep the claim" }).disabled).toBe(true);
  await checkA11y(document.body);
  await fireEvent.click(screen.getByText("Use the guess"));
  expect(speaker.value).toBe("Mara Lind");
  await fireEvent.input(screen.getByLabelText("What is claimed"), { target: { value: "The gate stood open." } });
  await fireEvent.submit(document.querySelector("form") as HTMLFormElement);
  await vi.waitFor(() => expect(onclose).toHaveBeenCalled());
  expect(host.library.kept.ledger.claims[0]?.row.speaker?.name).toBe("Mara Lind");
});

test("the ledger is gone through, chosen from and checked by key", async () => {
  await claim("The gate was open.");
  await claim("Nobody counted the keys.");
  const asked = props();
  const { container } = render(LedgerView, asked);
  const first = (await screen.findByText("Nobody counted the keys.")).closest("tr");
  await checkA11y(container);
  first?.focus();
  await press("ArrowDown");
  expect(document.activeElement?.textContent).toContain("The gate was open.");
  await press("4");
  await vi.waitFor(() => expect(document.activeElement?.textContent).toContain("Disputed"));
  await press(" ");
  await press("ArrowUp");
  await press(" ");
  await press("3");
  await vi.waitFor(() => expect(screen.getAllByText("Confirmed", { selector: "span" })).toHaveLength(2));
  await press("Enter");
  expect(asked.onopen).toHaveBeenCalledWith(host.library.kept.ledger.claims[1]?.row.id);
  await press("Delete");
  expect(await screen.findByText("No claims")).toBeTruthy();
});

test("the ledger shows what the query finds, and where", async () => {
  await claim("The gate was open.");
  await claim("Nobody counted the keys.");
  const found = { field: "claim", text: "The gate was open.", marks: [[4, 8]], passage: null };
  setHost({
    ...host,
    call: async (name, args) => {
      const reply = await host.call(name, args);
      if (name === "list_claims" && args && "query" in args && args.query)
        for (const row of (reply as Calls["list_claims"]["reply"]).rows) Object.assign(row, { found });
      return reply;
    },
  });
  const { rerender } = render(LedgerView, props());
  expect(await screen.findByText("Nobody counted the keys.")).toBeTruthy();
  await rerender({ query: "gate" });
  expect((await screen.findByText("gate")).tagName).toBe("MARK");
  expect(screen.queryByText("Nobody counted the keys.")).toBeNull();
});

test("a claim's page tells its evidence, keeps what was said of it and links it", async () => {
  const id = await claim("The gate was open.");
  await claim("The gate was shut.");
  const onshow = vi.fn();
  const { container } = render(ClaimPage, { claim: id, readOnly: false, onback: vi.fn(), onopen: vi.fn(), onshow });
  const exact = host.library.kept.passages[0]?.exact ?? "";
  expect(await screen.findByText(exact)).toBeTruthy();
  await checkA11y(container);
  await fireEvent.change(screen.getByLabelText("Status"), { target: { value: "disputed" } });
  await fireEvent.input(screen.getByLabelText("On what grounds"), { target: { value: "The log says otherwise." } });
  await fireEvent.submit(container.querySelector("form") as HTMLFormElement);
  await vi.waitFor(() => expect(screen.getAllByText("The log says otherwise.").length).toBeGreaterThan(0));
  await fireEvent.input(screen.getByLabelText("Find a claim to link"), { target: { value: "shut" } });
  await fireEvent.click(await screen.findByText("The gate was shut."));
  await vi.waitFor(() => expect(within(container).getByText("The gate was shut.")).toBeTruthy());
  expect(host.library.kept.ledger.claims[0]?.links).toHaveLength(1);
  await fireEvent.click(screen.getByRole("button", { name: "Show in the article" }));
  expect(onshow).toHaveBeenCalled();
});

test("contradictions stand side by side, and a key goes to the next one", async () => {
  const one = await claim("The gate was open.");
  const other = await claim("The gate was shut.");
  await host.call("link_claims", { claim: one, other, kind: "contradicts" });
  const passages = [host.library.kept.passages[1]?.id ?? 0];
  await host.call("add_evidence", { claim: other, passages, bearing: "contradicts" });
  const asked = { onopen: vi.fn(), onshow: vi.fn(), onclose: vi.fn() };
  const { container } = render(ContradictionsPage, { readOnly: false, ...asked });
  expect(await screen.findByText("2 contradictions")).toBeTruthy();
  await checkA11y(container);
  const items = () => [...container.querySelectorAll<HTMLElement>("[data-index]")];
  await press("j");
  await vi.waitFor(() => expect(document.activeElement).toBe(items()[0]));
  expect(items()[0]?.textContent).toContain("The gate was open.");
  expect(items()[0]?.textContent).toContain("The gate was shut.");
  await press("j");
  await vi.waitFor(() => expect(document.activeElement).toBe(items()[1]));
  expect(within(items()[1] as HTMLElement).getByRole("group", { name: "Evidence against it" })).toBeTruthy();
  expect(screen.getByText("2 of 2")).toBeTruthy();
  await fireEvent.click(screen.getByRole("button", { name: "Take the link away" }));
  expect(await screen.findByText("one contradiction")).toBeTruthy();
});
