import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, it, vi } from "vitest";
import type { TagView } from "../generated/wire";
import { checkA11y } from "../shared/check-a11y";
import type { Query } from "./query";
import SearchBox from "./SearchBox.svelte";

const tag = (id: number, path: string): TagView => ({
  id,
  path,
  colour: null,
  definition: "",
  articles: 2,
  passages: 1,
});
const TAGS = [tag(1, "security"), tag(2, "security/passwords"), tag(3, "sourcing")];

async function box(query: Query = { tags: [], text: "" }) {
  const onquery = vi.fn();
  const onleave = vi.fn();
  const onescape = vi.fn();
  const shown = render(SearchBox, { query, tags: TAGS, onquery, onleave, onescape });
  onquery.mockImplementation((next: Query) => void shown.rerender({ query: next }));
  const input = screen.getByRole<HTMLInputElement>("combobox");
  await fireEvent.focus(input);
  const type = (value: string) => fireEvent.input(input, { target: { value } });
  const last = () => onquery.mock.lastCall?.[0] as Query;
  return { input, type, last, onleave, onescape };
}

it("asks at each keystroke", async () => {
  const { type, last } = await box();
  await type("b");
  await type("ba");
  expect(last()).toEqual({ tags: [], text: "ba" });
  await checkA11y();
});

it("completes a tag that is being typed and makes a chip of it", async () => {
  const { input, type, last } = await box();
  await type("badge tag:pass");
  expect(screen.getAllByRole("option").map((one) => one.textContent.trim())).toEqual(["security/passwords"]);
  await checkA11y();
  await fireEvent.keyDown(input, { key: "Enter" });
  expect(last()).toEqual({ tags: ["security/passwords"], text: "badge " });
});

it("takes chips away by their cross and by Backspace", async () => {
  const { input, last } = await box({ tags: ["security", "sourcing"], text: "" });
  await fireEvent.click(screen.getAllByRole("button", { name: /Remove tag/ })[0] as HTMLElement);
  expect(last().tags).toEqual(["sourcing"]);
  input.setSelectionRange(0, 0);
  await fireEvent.keyDown(input, { key: "Backspace" });
  expect(last().tags).toEqual([]);
});

it("clears with Escape, and leaves when there is nothing to clear", async () => {
  const { input, type, last, onescape } = await box();
  await type("badge");
  await fireEvent.keyDown(input, { key: "Escape" });
  expect(last()).toEqual({ tags: [], text: "" });
  expect(onescape).not.toHaveBeenCalled();
  await fireEvent.keyDown(input, { key: "Escape" });
  expect(onescape).toHaveBeenCalledOnce();
});

it("goes on to what was found", async () => {
  const { input, type, onleave } = await box();
  await type("badge");
  await fireEvent.keyDown(input, { key: "ArrowDown" });
  expect(onleave).toHaveBeenCalledOnce();
});
