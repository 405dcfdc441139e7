import { describe, expect, it } from "vitest";
import { type Page, Pages } from "./pages.svelte";

/** A list of `total` numbers whose answers come when the test says so. */
function slow(total: () => number): { pages: Pages<number>; asked: number[]; answer: (at: number) => Promise<void> } {
  const asked: number[] = [];
  const waiting: (() => void)[] = [];
  const pages = new Pages<number>((offset, limit) => {
    asked.push(offset);
    const rows = Array.from({ length: Math.max(0, Math.min(limit, total() - offset)) }, (_, at) => offset + at);
    const page: Page<number> = { total: total(), rows };
    return new Promise((done) => waiting.push(() => done(page)));
  });
  const answer = async (at: number): Promise<void> => {
    waiting[at]?.();
    await new Promise<void>((next) => queueMicrotask(next));
    await Promise.resolve();
  };
  return { pages, asked, answer };
}

describe("Pages", () => {
  it("loads only what is in view", async () => {
    const { pages, asked, answer } = slow(() => 5000);
    const first = pages.restart();
    await answer(0);
    await first;
    expect(pages.total).toBe(5000);
    expect(pages.rows[99]).toBe(99);
    expect(pages.rows[100]).toBeUndefined();
    const far = pages.ensure(4180, 4220);
    await answer(1);
    await answer(2);
    await far;
    expect(asked).toEqual([0, 4100, 4200]);
    expect(pages.rows[4199]).toBe(4199);
  });

  it("does not ask twice for the same rows", async () => {
    const { pages, asked, answer } = slow(() => 300);
    const first = pages.restart();
    await answer(0);
    await first;
    const one = pages.ensure(100, 120);
    const two = pages.ensure(110, 130);
    await answer(1);
    await Promise.all([one, two]);
    expect(asked).toEqual([0, 100]);
  });

  it("drops an answer that was overtaken", async () => {
    let total = 10;
    const { pages, answer } = slow(() => total);
    const first = pages.restart();
    total = 3;
    const second = pages.restart();
    await answer(1);
    await answer(0);
    await Promise.all([first, second]);
    expect(pages.total).toBe(3);
    expect(pages.rows).toEqual([0, 1, 2]);
  });

  it("asks again for what is on screen after a write", async () => {
    let total = 250;
    const { pages, asked, answer } = slow(() => total);
    const first = pages.restart();
    await answer(0);
    await first;
    const seen = pages.ensure(210, 220);
    await answer(1);
    await seen;
    total = 249;
    const again = pages.refresh();
    await answer(2);
    await again;
    expect(asked).toEqual([0, 200, 200]);
    expect(pages.total).toBe(249);
    expect(pages.rows[0]).toBeUndefined();
    expect(pages.rows[248]).toBe(248);
  });

  it("keeps the rows on screen when the next answer fails", async () => {
    let fail = false;
    const pages = new Pages<number>(() =>
      fail ? Promise.reject(new Error("disk")) : Promise.resolve({ total: 1, rows: [7] }),
    );
    await pages.restart();
    fail = true;
    await pages.restart();
    expect(pages.rows).toEqual([7]);
    expect(pages.problem).toBeInstanceOf(Error);
  });
});
