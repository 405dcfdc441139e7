import { expect, it } from "vitest";
import { layOut } from "./layout";

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
      const top = at.get(one.id) ?? -1;
      expect(top).toBeGreaterThanOrEqual(0);
      const next = cards[index + 1];
      if (next) expect(at.get(next.id)).toBeGreaterThanOrEqual(top + one.height + 6);
    }
  }
});
