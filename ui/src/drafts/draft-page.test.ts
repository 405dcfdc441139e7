import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { setHost } from "../api";
import { type FakeHost, makeFakeHost } from "../fake-host";
import { checkA11y } from "../shared/check-a11y";
import { working } from "../shared/work.svelte";
import DraftPage from "./DraftPage.svelte";
import DraftsPage from "./DraftsPage.svelte";
import NewDraft from "./NewDraft.svelte";

let host: FakeHost;

beforeEach(() => {
  host = makeFakeHost();
  setHost(host);
  working.sheet = null;
});

/** Some words of the first article. */
function words(): string {
  const first = host.library.kept.articles[0];
  const text = host.library.document(first?.document ?? 0).text;
  const line = text.split("\n").find((one) => one.length > 60 && !/[“”"]/.test(one)) ?? text;
  return line.slice(0, 50).trim();
}

async function open(text: string): Promise<number> {
  const made = await host.call("add_draft", { title: "Monday", text, language: "en", story: null });
  return made.draft;
}

const props = () => ({ readOnly: false, onshow: vi.fn(), onclose: vi.fn() });
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

test("a draft is checked when it is opened, gone through by key, and a source opens beside it", async () => {
  const draft = await open(`They wrote “${words()}”.\nHe said “nobody ever wrote this down”.`);
  const asked = props();
  render(DraftPage, { draft, ...asked });
  expect(await screen.findByRole("button", { name: /^Found Quotation/ })).toBeTruthy();
  const missing = screen.getByRole("button", { name: /^Not found in this library Quotation/ });
  expect(missing.getAttribute("aria-expanded")).toBe("false");
  await checkA11y(document.body);
  await press("n");
  await vi.waitFor(() => expect(missing.getAttribute("aria-expanded")).toBe("true"));
  expect(screen.getByText("Nothing like it in this library.")).toBeTruthy();
  await press("p");
  await vi.waitFor(() => expect(missing.getAttribute("aria-expanded")).toBe("false"));
  await press("Enter");
  const source = await screen.findByRole("region", { name: "Source" });
  await vi.waitFor(() => expect(source.querySelector("mark")?.textContent).toBe(words()));
  await fireEvent.click(within(source).getByRole("button", { name: "Read it" }));
  expect(asked.onshow).toHaveBeenCalledWith(host.library.kept.articles[0]?.id, null);
});

test("a finding is accepted, ignored with a reason, and taken back", async () => {
  const draft = await open(`They wrote “${words()}”.\nHe said “nobody ever wrote this down”.`);
  render(DraftPage, { draft, ...props() });
  const found = await screen.findByRole("button", { name: /^Found Quotation/ });
  await fireEvent.click(found);
  await press("a");
  expect(await screen.findByRole("button", { name: /^Found Quotation Accepted/ })).toBeTruthy();
  await press("n");
  await press("i");
  const reason = await screen.findByLabelText("Why it stays as it is");
  await fireEvent.input(reason, { target: { value: "From my own notes" } });
  await fireEvent.submit(reason.closest("form") as HTMLFormElement);
  expect(await screen.findByText("Ignored: From my own notes")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Open 0" })).toBeTruthy();
  await fireEvent.click(screen.getByRole("button", { name: "Take back" }));
  expect(await screen.findByRole("button", { name: "Open 1" })).toBeTruthy();
});

test("words of a source become a passage and a claim", async () => {
  const draft = await open(`They wrote “${words()}”.`);
  const { passages } = host.library.kept;
  render(DraftPage, { draft, ...props() });
  await fireEvent.click(await screen.findByRole("button", { name: "Make a claim of it" }));
  await vi.waitFor(() => expect(working.sheet?.exact).toBe(words()));
  expect(host.library.kept.passages.length).toBe(passages.length + 1);
});

test("an edited draft is checked again", async () => {
  const draft = await open("He said “nobody ever wrote this down”.");
  render(DraftPage, { draft, ...props() });
  await screen.findByRole("button", { name: /^Not found/ });
  await fireEvent.click(screen.getByRole("button", { name: "Edit" }));
  await fireEvent.input(screen.getByRole("textbox"), { target: { value: `He said “${words()}”.` } });
  await fireEvent.click(screen.getByRole("button", { name: "Check" }));
  expect(await screen.findByRole("button", { name: /^Found Quotation/ })).toBeTruthy();
});

test("a draft is pasted or read from a file", async () => {
  const onmade = vi.fn();
  render(NewDraft, { story: null, onmade, onclose: vi.fn() });
  const check = await screen.findByRole<HTMLButtonElement>("button", { name: "Check" });
  expect(check.disabled).toBe(true);
  await checkA11y(document.body);
  await fireEvent.click(screen.getByRole("button", { name: "Open a file…" }));
  await vi.waitFor(() =>
    expect(screen.getByLabelText<HTMLTextAreaElement>("Text of the draft").value).toBe("The gate was “left open”."),
  );
  await fireEvent.submit(document.querySelector("form") as HTMLFormElement);
  await vi.waitFor(() => expect(onmade).toHaveBeenCalled());
});

test("drafts are listed, and those in the trash come back", async () => {
  const draft = await open("He said “nobody ever wrote this down”.");
  await host.call("trash_drafts", { drafts: [draft] });
  const onopen = vi.fn();
  render(DraftsPage, { readOnly: false, onopen, onnew: vi.fn(), onclose: vi.fn() });
  await fireEvent.click(await screen.findByRole("button", { name: "Bring back" }));
  await fireEvent.click(await screen.findByRole("button", { name: /^Monday Not checked yet/ }));
  expect(onopen).toHaveBeenCalledWith(draft);
  await checkA11y(document.body);
});

test("a draft of a story that is held back goes out when it is said who and why", async () => {
  const embargo = { title: "The port", embargo: "2099-06-01", embargoNote: "with the port" };
  const { story } = await host.call("add_story", { ...embargo, angle: "", deadline: "", published: "", url: "" });
  const { draft } = await host.call("add_draft", { title: "Monday", text: "A draft.", language: "en", story });
  render(DraftPage, { draft, ...props() });
  host.fail("export_draft", { kind: "embargoed", message: "there is an embargo on “The port”", hint: "" });
  await fireEvent.pointerDown(await screen.findByRole("button", { name: "Export" }), { button: 0 });
  await fireEvent.keyDown(screen.getByRole("button", { name: "Export" }), { key: "Enter" });
  await fireEvent.click(await screen.findByRole("menuitem", { name: /Word/ }));
  const dialog = await screen.findByRole("dialog", { name: "Export before the embargo ends" });
  expect(within(dialog).getByText("“The port” until 1 June 2099 · with the port")).toBeTruthy();
  await checkA11y(dialog);
  const submit = within(dialog).getByRole("button", { name: "Export" }) as HTMLButtonElement;
  expect(submit.disabled).toBe(true);
  await fireEvent.input(within(dialog).getByLabelText("Your name"), { target: { value: "M. Holm" } });
  await fireEvent.input(within(dialog).getByLabelText("Why it goes out now"), { target: { value: "For legal" } });
  host.fail("export_draft", null);
  await fireEvent.click(submit);
  await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  const said = host.calls.filter(({ name }) => name === "export_draft").map(({ args }) => args);
  expect(said.at(-1)).toMatchObject({ draft, despite: { who: "M. Holm", why: "For legal" } });
});
