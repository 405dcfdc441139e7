import { fireEvent, render, screen } from "@testing-library/svelte";
import { beforeAll, expect, test, vi } from "vitest";
import type { TimelineView } from "../generated/wire";
import { checkA11y } from "../shared/check-a11y";
import Timeline from "./Timeline.svelte";

beforeAll(() => {
  globalThis.ResizeObserver ??= class {
    observe = () => undefined;
    unobserve = () => undefined;
    disconnect = () => undefined;
  };
});

const VIEW: TimelineView = {
  bars: [
    { month: "2019-01", count: 2 },
    { month: "2019-03", count: 7 },
  ],
  undated: 1,
  tags: [{ tag: 1, path: "money", count: 3, bars: [{ month: "2019-03", count: 3 }] }],
};

const props = (some: object = {}) => ({
  view: VIEW,
  date: "published" as const,
  byTag: false,
  brushed: null,
  onbrush: vi.fn(),
  ondate: vi.fn(),
  onbytag: vi.fn(),
  ontag: vi.fn(),
  onclose: vi.fn(),
  ...some,
});

const bars = () => [...document.querySelectorAll<SVGElement>("[data-bar]")];

test("a bar says its month and how many there are, and is found by key", async () => {
  const asked = props();
  render(Timeline, asked);
  expect(bars()).toHaveLength(3);
  await checkA11y();
  const names = bars().map((bar) => bar.getAttribute("aria-label"));
  expect(names[0]).toContain("2");
  expect(names[2]).toContain("7");
  const last = bars()[2];
  last?.focus();
  await fireEvent.keyDown(last as Element, { key: "Home" });
  expect(document.activeElement).toBe(bars()[0]);
  await fireEvent.keyDown(bars()[0] as Element, { key: "Enter" });
  const [stretch] = asked.onbrush.mock.calls[0] as [{ from: number; to: number }];
  expect(stretch.to).toBe(stretch.from);
});

test("with Shift the keys draw a stretch, and Escape takes it out of the query", async () => {
  const asked = props();
  const { rerender } = render(Timeline, asked);
  bars()[0]?.focus();
  await fireEvent.keyDown(bars()[0] as Element, { key: "ArrowRight", shiftKey: true });
  await fireEvent.keyDown(bars()[1] as Element, { key: "ArrowRight", shiftKey: true });
  const [drawn] = asked.onbrush.mock.calls.at(-1) as [{ from: number; to: number }];
  expect(drawn.to - drawn.from).toBe(2);
  await rerender({ brushed: drawn });
  await fireEvent.keyDown(document.activeElement as Element, { key: "Escape" });
  expect(asked.onbrush).toHaveBeenLastCalledWith(null);
});

test("the commonest tags have a line each, and a click asks for one", async () => {
  const asked = props({ byTag: true });
  render(Timeline, asked);
  await fireEvent.click(screen.getByRole("button", { name: /^money/u }));
  expect(asked.ontag).toHaveBeenCalledWith("money");
  await checkA11y();
});

test("the date that is drawn is the user's choice", async () => {
  const asked = props();
  render(Timeline, asked);
  await fireEvent.click(screen.getByRole("button", { name: /clipped/iu }));
  expect(asked.ondate).toHaveBeenCalledWith("clipped");
});
