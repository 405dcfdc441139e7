import { expect, it } from "vitest";
import { heldLevel, layOut } from "./layout";

const card = (id: number, top: number, height = 50) => ({ id, top, height });
const tops = (...args: Parameters<typeof layOut>) => [...layOut(...args).values()];

it("puts cards level with their words where there is room", () => {
  expect(tops([card(1, 20), card(2, 100)], 6)).toEqual([20, 100]);
});

it("pushes cards down that would overlap", () => {
  expect(tops([card(1, 20), card(2, 30), card(3, 40)], 6)).toEqual([20, 76, 132]);
});

it("puts the chosen card level with its words and pushes those before it up", () => {
  expect(tops([card(1, 200), card(2, 210), card(3, 220)], 6, 2)).toEqual([154, 210, 266]);
});

it("does not push cards out at the top", () => {
  expect(tops([card(1, 0), card(2, 10), card(3, 20)], 6, 3)).toEqual([0, 56, 112]);
});

it("never lets cards overlap, whichever is chosen", () => {
  const cards = Array.from({ length: 40 }, (_, n) => card(n, n * 11, 20 + ((n * 17) % 60)));
  for (const chosen of [null, 0, 7, 20, 39]) {
    const at = layOut(cards, 6, chosen);
    for (const [index, one] of cards.entries()) {
      const top = at.get(one.id) ?? NaN;
      const next = cards[index + 1];
      if (next) expect(at.get(next.id)).toBeGreaterThanOrEqual(top + one.height + 6);
    }
  }
});

it("keeps the chosen card beside its words where cards need more room than the text", () => {
  const cards = Array.from({ length: 100 }, (_, n) => card(n, n * 20));
  const at = layOut(cards, 6, 80);
  expect(at.get(80)).toBe(1600);
  expect(at.get(79)).toBe(1544);
});

it("holds what is in sight level, but only where the cards have run away from their words", () => {
  const dense = Array.from({ length: 100 }, (_, n) => card(n, n * 20));
  const sparse = Array.from({ length: 100 }, (_, n) => card(n, n * 80));
  const view = { top: 1000, bottom: 1600 };
  expect(heldLevel(dense, 6, null, view)).toBe(50);
  expect(heldLevel(dense, 6, 3, view)).toBe(50);
  expect(heldLevel(dense, 6, 60, view)).toBe(60);
  expect(heldLevel(sparse, 6, null, view)).toBe(null);
  expect(heldLevel(sparse, 6, 3, view)).toBe(3);
});
