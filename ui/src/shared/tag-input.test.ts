import { fireEvent, render, screen } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import type { TagView } from "../generated/wire";
import { checkA11y } from "./check-a11y";
import TagInput from "./TagInput.svelte";

const suggestions: TagView[] = ["money", "security", "security/protocol"].map((path, id) => ({
  id,
  path,
  colour: null,
  definition: "",
  articles: id,
  passages: 0,
}));

function made(props: { tags?: string[]; inline?: boolean } = {}) {
  const onadd = vi.fn();
  const onremove = vi.fn();
  render(TagInput, { suggestions, onadd, onremove, ...props });
  const input = screen.getByRole<HTMLInputElement>("combobox");
  const type = (value: string) => fireEvent.input(input, { target: { value } });
  const press = (key: string, more = {}) => fireEvent.keyDown(input, { key, ...more });
  return { onadd, onremove, input, type, press };
}
const options = () => screen.queryAllByRole("option", { hidden: true }).map((one) => one.textContent?.trim());

describe("the field for tags", () => {
  it("completes and adds with Enter", async () => {
    const { onadd, input, type, press } = made();
    await type("sec");
    expect(options()).toEqual(["security/protocol", "security", "New tag “sec”"]);
    expect(input.getAttribute("aria-expanded")).toBe("true");
    const active = document.getElementById(input.getAttribute("aria-activedescendant") ?? "");
    expect(active?.textContent?.trim()).toBe("security/protocol");
    await press("ArrowDown");
    await press("Enter");
    expect(onadd).toHaveBeenCalledExactlyOnceWith("security");
    expect(input.value).toBe("");
    expect(input.getAttribute("aria-expanded")).toBe("false");
  });

  it("makes a new tag", async () => {
    const { onadd, type, press } = made();
    await type(" ports /  badges ");
    await press("Enter");
    expect(onadd).toHaveBeenCalledExactlyOnceWith("ports/badges");
  });

  it("writes the proposal out with the right arrow, to go on below it", async () => {
    const { onadd, input, type, press } = made();
    await type("mon");
    input.setSelectionRange(3, 3);
    await press("ArrowRight");
    expect(input.value).toBe("money");
    expect(onadd).not.toHaveBeenCalled();
  });

  it("adds what is clicked", async () => {
    const { onadd, type } = made();
    await type("mon");
    await fireEvent.click(screen.getByRole("option", { name: "money", hidden: true }));
    expect(onadd).toHaveBeenCalledExactlyOnceWith("money");
  });

  it("takes the last one off with Backspace in the empty field only", async () => {
    const { onremove, type, press } = made({ tags: ["money", "security"] });
    await type("x");
    await press("Backspace");
    expect(onremove).not.toHaveBeenCalled();
    await type("");
    await press("Backspace");
    expect(onremove).toHaveBeenCalledExactlyOnceWith("security");
  });

  it("closes its list with the first Escape and leaves the second to the dialog around it", async () => {
    const { input, type, press } = made();
    const outside = vi.fn();
    document.body.addEventListener("keydown", outside);
    await type("sec");
    await press("Escape");
    expect(input.getAttribute("aria-expanded")).toBe("false");
    expect(outside).not.toHaveBeenCalled();
    await press("Escape");
    expect(outside).toHaveBeenCalledOnce();
    document.body.removeEventListener("keydown", outside);
  });

  it("leaves Ctrl+Enter and Enter in the empty field to the dialog around it", async () => {
    const { onadd, press, type } = made();
    const outside = vi.fn();
    document.body.addEventListener("keydown", outside);
    await press("Enter");
    await type("sec");
    await press("Enter", { ctrlKey: true });
    expect(outside).toHaveBeenCalledTimes(2);
    expect(onadd).not.toHaveBeenCalled();
    document.body.removeEventListener("keydown", outside);
  });

  it("shows the most used tags at once in a popover", async () => {
    const { onadd, press } = made({ inline: true });
    expect(options()).toEqual(["security/protocol", "security", "money"]);
    await press("Enter");
    expect(onadd).not.toHaveBeenCalled();
    await press("ArrowDown");
    await press("Enter");
    expect(onadd).toHaveBeenCalledExactlyOnceWith("security/protocol");
  });

  it.each([false, true])("has no fault that axe finds (inline: %s)", async (inline) => {
    const { type } = made({ tags: ["money"], inline });
    await type("sec");
    await checkA11y();
  });
});
