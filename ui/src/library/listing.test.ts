import { describe, expect, it, vi } from "vitest";
import { Listing } from "./listing.svelte";
import type { Asked, Page } from "./pages.svelte";

type Row = { id: number };

/** A list of the rows that `ids` gives at the time. */
function listOf(ids: () => number[]): Listing<Row> {
  return new Listing<Row>(({ offset, limit }: Asked): Promise<Page<Row>> => {
    const all = ids();
    return Promise.resolve({ total: all.length, rows: all.slice(offset, offset + limit).map((id) => ({ id })) });
  });
}

describe("Listing", () => {
  it("keeps what is chosen when the rows come in another order", async () => {
    let ids = Array.from({ length: 250 }, (_, at) => at);
    const list = listOf(() => ids);
    await list.restart(null);
    await list.to(0);
    await list.all();
    ids = ids.toReversed();
    await list.refresh();
    expect(list.selection.chosen.size).toBe(250);
    expect(list.focused?.id, "the focus is at its row").toBe(0);
  });

  it("keeps the row that has the focus when another part of the list is in view", async () => {
    const ids = Array.from({ length: 5000 }, (_, at) => at);
    const list = listOf(() => ids);
    await list.restart(null);
    await list.to(0);
    await list.pages.ensure(4900, 4950);
    await list.refresh();
    expect([...list.selection.chosen]).toEqual([0]);
    expect(list.at).toBe(0);
  });

  it("lets go of what has left the list, and goes to the row at its place when all of it has", async () => {
    let ids = Array.from({ length: 250 }, (_, at) => at);
    const list = listOf(() => ids);
    await list.restart(null);
    await list.to(10);
    await list.to(14, true);
    ids = ids.filter((id) => id !== 11 && id !== 14);
    await list.refresh();
    expect([...list.selection.chosen]).toEqual([10, 12, 13]);
    ids = ids.filter((id) => id > 13);
    await list.refresh();
    expect(list.selection.chosen.size).toBe(1);
  });

  it("chooses nothing of another list that comes while the rows of this one are on their way", async () => {
    const waiting: (() => void)[] = [];
    let total = 250;
    const list = new Listing<Row>(({ offset, limit }) => {
      const rows = Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, at) => ({
        id: offset + at,
      }));
      const page = { total, rows };
      return offset < 100 ? Promise.resolve(page) : new Promise((done) => waiting.push(() => done(page)));
    });
    await list.restart(null);
    const all = list.all();
    total = 3;
    await list.restart(null);
    waiting.forEach((answer) => answer());
    await all;
    expect(list.selection.chosen.size).toBe(0);
  });

  it("goes where the last key says, whichever rows come first", async () => {
    const waiting: (() => void)[] = [];
    const list = new Listing<Row>(({ offset, limit }) => {
      const rows = Array.from({ length: limit }, (_, at) => ({ id: offset + at }));
      return offset < 100
        ? Promise.resolve({ total: 5000, rows })
        : new Promise((done) => waiting.push(() => done({ total: 5000, rows })));
    });
    await list.restart(null);
    await list.to(0);
    const keys = [list.step(5000), list.step(-150), list.step(-1)];
    waiting.forEach((answer) => answer());
    await Promise.all(keys);
    expect(list.selection.focus, "each key goes on from where the one before it goes").toBe(4848);
    const back = [list.step(-1000), list.step(-5000)];
    waiting.forEach((answer) => answer());
    await Promise.all(back);
    expect(list.selection.focus).toBe(0);
    const overtaken = list.to(3000);
    await list.click(7, { add: false, range: false });
    waiting.forEach((answer) => answer());
    await overtaken;
    expect(list.selection.focus, "a click is later than the key before it").toBe(7);
    const asked = waiting.length;
    const ranges = [list.to(2000, true), list.to(9, true)];
    await vi.waitFor(() => expect(waiting.length).toBeGreaterThan(asked + 18));
    waiting.forEach((answer) => answer());
    await Promise.all(ranges);
    expect([...list.selection.chosen]).toEqual([7, 8, 9]);
  });

  it("chooses all although the rows are brought anew meanwhile", async () => {
    const ids = Array.from({ length: 250 }, (_, at) => at);
    const list = listOf(() => ids);
    await list.restart(null);
    await list.to(0);
    await Promise.all([list.all(), list.refresh(), list.refresh()]);
    expect(list.selection.chosen.size).toBe(250);
    await Promise.all([list.refresh(), list.to(249), list.refresh()]);
    expect([...list.selection.chosen]).toEqual([249]);
  });

  it("leaves alone what was chosen while the answer was on its way", async () => {
    let answer: (page: Page<Row>) => void = () => undefined;
    const rows = [{ id: 1 }, { id: 2 }, { id: 3 }];
    const list = new Listing<Row>(() => new Promise((done) => (answer = done)));
    const first = list.restart(3);
    answer({ total: 3, rows });
    await first;
    const overtaken = list.restart(3);
    const late = answer;
    const second = list.restart(3);
    answer({ total: 3, rows });
    await second;
    await list.to(0);
    late({ total: 3, rows });
    await overtaken;
    expect([...list.selection.chosen]).toEqual([1]);
  });
});
