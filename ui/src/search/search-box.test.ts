import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { beforeEach, expect, it, vi } from "vitest";
import { setHost } from "../api";
import { type FakeHost, makeFakeHost } from "../fake-host";
import type { TagView } from "../generated/wire";
import { checkA11y } from "../shared/check-a11y";
import BoxUnderTest from "./fixtures/BoxUnderTest.svelte";
import type { Query } from "./query";

const tag = (id: number, path: string): TagView => ({
  id,
  path,
  colour: null,
  definition: "",
  articles: id,
  passages: 1,
});
const TAGS = [tag(1, "security"), tag(2, "security/passwords"), tag(3, "open doors")];

let host: FakeHost;
beforeEach(() => {
  host = makeFakeHost("");
  setHost(host);
});

function box(text = "") {
  const calls = { onquery: vi.fn<(query: Query) => void>(), onleave: vi.fn(), onescape: vi.fn() };
  render(BoxUnderTest, { text, tags: TAGS, ...calls });
  const input = screen.getByRole<HTMLInputElement>("combobox");
  const type = async (value: string) => {
    input.focus();
    await fireEvent.input(input, { target: { value } });
  };
  const press = (key: string) => fireEvent.keyDown(document.activeElement ?? input, { key });
  const options = () => screen.queryAllByRole("option").map((one) => one.textContent.replace(/\s+/gu, " ").trim());
  return { ...calls, input, type, press, options };
}

it("asks at each keystroke and waits for nothing", async () => {
  const { type, onquery } = box();
  await type("b");
  await type("ba");
  expect(onquery.mock.calls.map(([query]) => query.text)).toEqual(["b", "ba"]);
  await checkA11y();
});

it("proposes fields and what they mean, and takes Enter only from who moved there", async () => {
  const { input, type, press, options, onleave } = box();
  await type("ti");
  await waitFor(() => expect(options()).toEqual(["title: words of the headline"]));
  await checkA11y();
  await press("Enter");
  expect(onleave).toHaveBeenCalledOnce();
  expect(input.value).toBe("ti");
  await type("badge ti");
  await waitFor(() => expect(options()).toHaveLength(1));
  await press("ArrowDown");
  expect(screen.getByRole("option", { selected: true })).toBeTruthy();
  await press("Enter");
  await waitFor(() => expect(input.value).toBe("badge title:"));
  expect(onleave).toHaveBeenCalledOnce();
});

it("leaves what was proposed for another text alone, and follows the arrow when this one is read", async () => {
  const { type, press, options, onleave } = box();
  await type("ti");
  await waitFor(() => expect(options()).toHaveLength(1));
  let read = (): void => undefined;
  const held = new Promise<void>((done) => (read = done));
  setHost({ ...host, call: (name, args) => held.then(() => host.call(name, args)) });
  await type("ti sock");
  await press("ArrowDown");
  expect(screen.queryByRole("option", { selected: true })).toBeNull();
  expect(onleave).not.toHaveBeenCalled();
  read();
  await waitFor(() => expect(onleave).toHaveBeenCalledOnce());
});

it("completes tags, in quotation marks where it must be", async () => {
  const { input, type, press, options } = box();
  await type("badge -tag:pass");
  await waitFor(() => expect(options()).toEqual(["security/passwords 2 articles"]));
  await type("badge #op");
  await waitFor(() => expect(options()).toEqual(["open doors 3 articles"]));
  await press("ArrowDown");
  await press("Tab");
  await waitFor(() => expect(input.value).toBe('badge #"open doors" '));
});

it("completes with the pointer what stands in the middle", async () => {
  const { input, type, options } = box();
  await type("is:un gate");
  input.setSelectionRange(5, 5);
  await fireEvent.keyUp(input, { key: "ArrowLeft" });
  await waitFor(() => expect(options()).toEqual(["unread not opened yet"]));
  await fireEvent.click(screen.getByRole("option"));
  await waitFor(() => expect(input.value).toBe("is:unread gate"));
  expect(document.activeElement).toBe(input);
});

it("shows what asks more than words as chips, which go by their cross and by keys", async () => {
  const { input, press } = box('gate by:"Ana Peña" -tag:security');
  const list = await screen.findByRole("list", { name: "Conditions of this search" });
  const names = () =>
    within(list)
      .getAllByRole("button")
      .map((one) => one.getAttribute("aria-label"));
  expect(names()).toEqual(["Take out “gate”", "Take out “by Ana Peña”", "Take out “not tag security”"]);
  await checkA11y();
  const [first, , last] = within(list).getAllByRole("button");
  await fireEvent.click(first as HTMLElement, { detail: 1 });
  await waitFor(() => expect(input.value).toBe('by:"Ana Peña" -tag:security'));
  within(list).getAllByRole("button")[0]?.focus();
  await press("ArrowRight");
  await press("Delete");
  await waitFor(() => expect(input.value).toBe('by:"Ana Peña"'));
  expect(screen.getByText("Taken out: not tag security")).toBeTruthy();
  expect(last?.isConnected).toBe(false);
  await waitFor(() => expect(document.activeElement?.getAttribute("aria-label")).toBe("Take out “by Ana Peña”"));
  await press("Backspace");
  await waitFor(() => expect(input.value).toBe(""));
  await waitFor(() => expect(document.activeElement).toBe(input));
});

it("leaves words as they are typed", async () => {
  box("gate badge");
  await waitFor(() => expect(host.calls.some((one) => one.name === "read_query")).toBe(true));
  expect(screen.queryByRole("list", { name: "Conditions of this search" })).toBeNull();
});

it("says what makes no sense, and mends it with a button", async () => {
  const { input, type } = box();
  await type("titel:gate");
  await screen.findByText("There is no field “titel”; it was searched for as words.");
  expect(input.getAttribute("aria-describedby")).toBeTruthy();
  await checkA11y();
  await fireEvent.click(screen.getByRole("button", { name: "Write title:gate" }));
  await waitFor(() => expect(input.value).toBe("title:gate"));
  await waitFor(() => expect(screen.queryByText(/There is no field/u)).toBeNull());
});

it("explains the language on one key, and tries an example", async () => {
  const { input, press } = box();
  input.focus();
  await press("?");
  const help = await screen.findByRole("dialog", { name: "How to search" });
  await checkA11y();
  await fireEvent.click(within(help).getByLabelText("Search for strike OR walkout"));
  await waitFor(() => expect(input.value).toBe("strike OR walkout"));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

it("closes the list, then clears, then leaves by Escape", async () => {
  const { input, type, press, options, onescape } = box();
  await type("ti");
  await waitFor(() => expect(options()).toHaveLength(1));
  await press("Escape");
  expect(options()).toEqual([]);
  expect(input.value).toBe("ti");
  await press("Escape");
  await waitFor(() => expect(input.value).toBe(""));
  expect(onescape).not.toHaveBeenCalled();
  await press("Escape");
  expect(onescape).toHaveBeenCalledOnce();
});

it("goes on to what was found", async () => {
  const { type, press, onleave } = box();
  await type("badge");
  await press("ArrowDown");
  expect(onleave).toHaveBeenCalledOnce();
});

it("stays a box when it cannot be read", async () => {
  host.fail("read_query", { kind: "io", message: "The disk is gone.", hint: "" });
  const { type, onquery } = box();
  await type("title:gate");
  expect(onquery).toHaveBeenLastCalledWith({ text: "title:gate" });
  await checkA11y();
});
