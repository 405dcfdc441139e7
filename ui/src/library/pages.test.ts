import { describe, expect, it, vi } from "vitest";
import { type Page, Pages } from "./pages.svelte";

/** A list of `total` numbers whose answers come when the test says so. */
function slow(total: () => number): { pages: Pages<number>; asked: number[]; answer: (at: number) => Promise<void> } {
  const asked: number[] = [];
  const waiting: (() => void)[] = [];
  const pages = new Pages<number>(({ offset, limit }) => {
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
    expect(pages.rows[39]).toBe(39);
    expect(pages.rows[40], "what fits on the screen comes first").toBeUndefined();
    await answer(1);
    expect(pages.rows[99]).toBe(99);
    expect(pages.rows[100]).toBeUndefined();
    const far = pages.ensure(4180, 4220);
    await answer(2);
    await answer(3);
    await far;
    expect(asked).toEqual([0, 40, 4100, 4200]);
    expect(pages.rows[4199]).toBe(4199);
  });

  it("does not ask twice for the same rows", async () => {
    const { pages, asked, answer } = slow(() => 300);
    const first = pages.restart();
    await answer(0);
    await first;
    const one = pages.ensure(90, 120);
    const two = pages.ensure(110, 130);
    await answer(1);
    await answer(2);
    await Promise.all([one, two]);
    expect(asked).toEqual([0, 40, 100]);
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
    await answer(2);
    await seen;
    total = 249;
    const again = pages.refresh();
    await answer(3);
    await again;
    expect(asked).toEqual([0, 40, 200, 200]);
    expect(pages.total).toBe(249);
    expect(pages.rows[0]).toBeUndefined();
    expect(pages.rows[248]).toBe(248);
  });

  it("leaves out what is folded between the rows in view", async () => {
    const asked: number[] = [];
    const pages = new Pages<number>(({ offset, limit }) => {
      asked.push(offset);
      return Promise.resolve({ total: 5000, rows: Array.from({ length: limit }, (_, at) => offset + at) });
    });
    await pages.restart();
    await pages.ensureRows([5, 4990]);
    await pages.refresh();
    await pages.bring(4990);
    expect(asked).toEqual([0, 40, 4900, 0, 4900]);
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

  it("shows the likeliest rows at once and puts the right ones in their place", async () => {
    const efforts: string[] = [];
    const pages = new Pages<number>(({ effort }) => {
      efforts.push(effort);
      const open = { more: effort === "quick", refining: effort === "quick" };
      return Promise.resolve({
        total: effort === "quick" ? 1001 : 4000,
        rows: effort === "quick" ? [1, 2] : [2, 3],
        open,
      });
    });
    await pages.restart();
    expect([pages.rows[0], pages.total, pages.more, pages.refining]).toEqual([1, 1001, true, true]);
    await vi.waitFor(() => expect(pages.refining).toBe(false));
    expect([pages.rows[0], pages.total, pages.more]).toEqual([2, 4000, false]);
    expect(efforts).toEqual(["quick", "exact"]);
  });

  it("asks nothing between the likeliest rows and the right ones while those in view are there", async () => {
    const asked: string[] = [];
    const pages = new Pages<number>(({ offset, limit, effort }) => {
      asked.push(`${effort} ${String(offset)}`);
      const rows = Array.from({ length: limit }, (_, at) => offset + at);
      return Promise.resolve({ total: 4000, rows, open: { more: effort === "quick", refining: false } });
    });
    await pages.restart();
    await pages.ensure(0, 38);
    expect(asked).toEqual(["quick 0"]);
    await pages.ensure(0, 45);
    expect([asked.at(-1), pages.rows[45]]).toEqual(["exact 0", 45]);
  });

  it("brings the rows that are asked for although writes take the others away again and again", async () => {
    const { pages, asked, answer } = slow(() => 250);
    const first = pages.restart();
    await answer(0);
    await first;
    await answer(1);
    const rows = pages.all(0);
    let isDone = false;
    const refreshed = Promise.all([pages.refresh(), pages.refresh(), pages.refresh(), rows]).then(
      () => (isDone = true),
    );
    for (let at = 2; !isDone;) {
      if (at < asked.length) await answer(at++);
      else await new Promise((next) => setTimeout(next));
    }
    await refreshed;
    expect(await rows).toEqual(Array.from({ length: 250 }, (_, at) => at));
    expect(asked.filter((offset) => offset === 0).length, "writes in a row are shown by one answer").toBe(3);
  });

  /** A list whose answers are broken off `times` times before they come. */
  function brokenOff(): { pages: Pages<number>; breakOff: (times: number) => void; tell: (rows: number[]) => void } {
    let [left, rows] = [0, [7]];
    const cancelled = { kind: "cancelled", message: "stopped", hint: "" };
    const pages = new Pages<number>(({ effort }) => {
      if (left-- > 0) return Promise.reject(cancelled as never);
      const open = { more: false, refining: effort === "quick" };
      return Promise.resolve({ total: rows.length, rows, open });
    });
    return { pages, breakOff: (times) => (left = times), tell: (next) => (rows = next) };
  }

  it("asks again for what another list broke off, and keeps silent about it", async () => {
    const { pages, breakOff, tell } = brokenOff();
    await pages.restart();
    tell([8, 9]);
    breakOff(3);
    await pages.refresh();
    expect(pages.rows).toEqual([8, 9]);
    expect(pages.refining, "the refresh was the exact answer").toBe(false);
    tell([5]);
    breakOff(2);
    await pages.restart();
    expect(pages.rows).toEqual([5]);
    expect(pages.problem).toBeNull();
  });

  it("does not ask again for what is not wanted any more", async () => {
    const { pages, breakOff, tell } = brokenOff();
    await pages.restart();
    breakOff(1);
    const overtaken = pages.refresh();
    tell([1, 2, 3]);
    await Promise.all([overtaken, pages.restart()]);
    expect(pages.rows).toEqual([1, 2, 3]);
    expect(pages.problem).toBeNull();
  });
});
