import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, it, vi } from "vitest";
import type { TagView } from "../generated/wire";
import { checkA11y } from "../shared/check-a11y";
import TagTree from "./TagTree.svelte";

const tag = (id: number, path: string): TagView => ({
  id,
  path,
  colour: null,
  definition: "",
  articles: id,
  passages: 0,
});
const TAGS = [tag(1, "money"), tag(2, "security"), tag(3, "security/passwords"), tag(4, "sourcing")];

function tree(readOnly = false) {
  const calls = { onchoose: vi.fn(), ontask: vi.fn(), onexport: vi.fn(), oncolour: vi.fn(), onmove: vi.fn() };
  const shown = render(TagTree, { tags: TAGS, current: null, readOnly, ...calls });
  const names = () => screen.getAllByRole("treeitem").map((item) => item.querySelector(".name")?.textContent);
  const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
  return { ...calls, ...shown, names, press };
}

it("is folded and unfolded by the arrows, and read out as a tree", async () => {
  const { names, press } = tree();
  expect(names()).toEqual(["money", "security", "sourcing"]);
  screen.getAllByRole("treeitem")[0]?.focus();
  await press("ArrowDown");
  await press("ArrowRight");
  expect(names()).toEqual(["money", "security", "passwords", "sourcing"]);
  await press("ArrowRight");
  expect(document.activeElement?.getAttribute("aria-level")).toBe("2");
  await checkA11y();
  await press("ArrowLeft");
  await press("ArrowLeft");
  expect(names()).toEqual(["money", "security", "sourcing"]);
});

it("has one stop for the Tab key", () => {
  tree();
  expect(screen.getAllByRole("treeitem").filter((item) => item.tabIndex === 0)).toHaveLength(1);
});

it("shows, renames and removes by key", async () => {
  const { press, onchoose, ontask } = tree();
  screen.getAllByRole("treeitem")[1]?.focus();
  await press("Enter");
  expect(onchoose).toHaveBeenCalledWith(TAGS[1]);
  await press("F2");
  expect(ontask).toHaveBeenLastCalledWith("rename", TAGS[1]);
  await press("Delete");
  expect(ontask).toHaveBeenLastCalledWith("remove", TAGS[1]);
});

it("changes nothing in a read-only library", async () => {
  const { press, ontask } = tree(true);
  screen.getAllByRole("treeitem")[1]?.focus();
  await press("F2");
  await press("Delete");
  expect(ontask).not.toHaveBeenCalled();
});

it("unfolds down to the tag that is shown", async () => {
  const { rerender, names } = tree();
  await rerender({ current: 3 });
  expect(names()).toContain("passwords");
});

it("moves a tag below the one it is dropped on, but not below itself", async () => {
  const { onmove } = tree();
  const [money, security] = screen.getAllByRole("treeitem");
  if (!money || !security) throw new Error("no rows");
  await fireEvent.dragStart(money);
  await fireEvent.drop(security);
  expect(onmove).toHaveBeenCalledExactlyOnceWith(TAGS[0], "security/money");
  await fireEvent.dragStart(security);
  await fireEvent.drop(security);
  expect(onmove).toHaveBeenCalledOnce();
});
