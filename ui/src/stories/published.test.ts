import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { setHost } from "../api";
import { type FakeHost, makeFakeHost } from "../fake-host";
import type { ClaimFields } from "../generated/wire";
import { checkA11y } from "../shared/check-a11y";
import { working } from "../shared/work.svelte";
import CorrectionsPage from "./CorrectionsPage.svelte";
import { NO_STORY } from "./stories.svelte";
import StoryPage from "./StoryPage.svelte";

let host: FakeHost;
let story = 0;
let claim = 0;

const GUARDS: ClaimFields = {
  statement: "The harbour had 12 guards.",
  speaker: "",
  role: "",
  affiliation: "",
  basis: null,
  described: null,
  said: "",
  place: "",
};

beforeEach(async () => {
  host = makeFakeHost();
  setHost(host);
  story = (await host.call("add_story", { ...NO_STORY, title: "The open gate" })).story;
  claim = (await host.call("add_claim", { fields: GUARDS, checked: null, passages: [], bearing: "states" })).claim;
  await host.call("add_to_story", { story, articles: [], passages: [], claims: [claim], notes: [] });
});

const turn = () =>
  host.call("set_claim_status", { claims: [claim], checked: { status: "false", by: "Desk", how: "The log says 40" } });

test("a story is marked as published with its text, and says when a claim in it does not hold any more", async () => {
  render(StoryPage, { story, readOnly: false, onshow: vi.fn(), onclose: vi.fn() });
  await fireEvent.click(await screen.findByRole("button", { name: "Mark as published…" }));
  const dialog = await screen.findByRole("dialog", { name: "The story in print" });
  await checkA11y(dialog);
  const submit = within(dialog).getByRole("button", { name: "Mark as published" }) as HTMLButtonElement;
  await fireEvent.input(within(dialog).getByLabelText("Published on"), { target: { value: "2026-05-01" } });
  await fireEvent.click(within(dialog).getByLabelText("Text that I paste"));
  expect(submit.disabled).toBe(true);
  const text = "The gate stood open. The harbour had 12 guards that night.";
  await fireEvent.input(within(dialog).getByLabelText("Text in print"), { target: { value: text } });
  await fireEvent.click(submit);
  expect(await screen.findByText(/Pasted text, kept/)).toBeTruthy();
  expect(screen.getByText(/The story had one claim/)).toBeTruthy();
  await turn();
  const { announce, EVERYTHING } = await import("../shared/changes");
  announce(EVERYTHING);
  expect(await screen.findByText("A claim in print does not hold any more")).toBeTruthy();
  expect(screen.getByText("The harbour had 12 guards that night.")).toBeTruthy();
  await checkA11y();
});

test("a file can be kept in place of a text", async () => {
  render(StoryPage, { story, readOnly: false, onshow: vi.fn(), onclose: vi.fn() });
  await fireEvent.click(await screen.findByRole("button", { name: "Mark as published…" }));
  const dialog = await screen.findByRole("dialog", { name: "The story in print" });
  await fireEvent.click(within(dialog).getByRole("button", { name: "Choose a file…" }));
  expect(await within(dialog).findByText("port.docx")).toBeTruthy();
  await fireEvent.click(within(dialog).getByRole("button", { name: "Mark as published" }));
  expect(await screen.findByText(/port\.docx, kept/)).toBeTruthy();
  await fireEvent.click(screen.getByRole("button", { name: "Not published after all" }));
  expect(await screen.findByText("Not marked as published.")).toBeTruthy();
});

test("the corrections that wait are listed with the sentences, seen to, and reopened", async () => {
  const keep = { kind: "text", text: "The harbour had 12 guards that night." } as const;
  await host.call("publish_story", { story, published: "2026-05-01", url: "", keep });
  await turn();
  const { container } = render(CorrectionsPage, { readOnly: false, onclose: vi.fn() });
  expect(await screen.findByText("The harbour had 12 guards that night.")).toBeTruthy();
  await checkA11y(container);
  await fireEvent.input(screen.getByRole("textbox"), { target: { value: "Correction printed" } });
  await fireEvent.click(screen.getByRole("button", { name: "Seen to" }));
  expect(await screen.findByText("Nothing to put right")).toBeTruthy();
  expect(screen.getByText("Seen to: Correction printed")).toBeTruthy();
  await fireEvent.click(screen.getByRole("button", { name: "Reopen" }));
  expect(await screen.findByRole("textbox")).toBeTruthy();
  await fireEvent.click(screen.getByRole("button", { name: "The open gate" }));
  expect(working.now).toEqual({ kind: "story", story });
});

test("without the words in print it says so", async () => {
  await host.call("publish_story", { story, published: "2026-05-01", url: "", keep: { kind: "nothing" } });
  await turn();
  render(CorrectionsPage, { readOnly: true, onclose: vi.fn() });
  expect(await screen.findByText(/The words in print were not kept/)).toBeTruthy();
  expect(screen.queryByRole("textbox")).toBeNull();
});
