import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { setHost } from "../api";
import { type FakeHost, makeFakeHost } from "../fake-host";
import { AFTER_ROWS_MS, type AskOverview, Overview } from "./overview.svelte";

let host: FakeHost;
let overview: Overview;

beforeEach(() => {
  host = makeFakeHost("");
  setHost(host);
  overview = new Overview();
  vi.useFakeTimers();
});
afterEach(() => {
  overview.stop();
  vi.useRealTimers();
});

const asked = (query: string): AskOverview => ({
  query,
  counts: { kind: "articles" },
  tags: { kind: "articles" },
  timeline: null,
});
const questions = () => host.calls.filter((one) => one.name === "summary").length;

async function answered(query: string): Promise<void> {
  overview.ask(asked(query));
  await vi.advanceTimersByTimeAsync(1000);
}

describe("the counts of a result", () => {
  it("leave the rows alone while they are painted, and are called old before anybody can read them", async () => {
    await answered("customs");
    const before = overview.summary?.articles;
    overview.ask(asked("zzz"));
    await vi.advanceTimersByTimeAsync(AFTER_ROWS_MS - 1);
    expect(overview.stale, "nothing but the rows changes at once").toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(overview.stale).toBe(true);
    expect(overview.summary?.articles, "they are there until others are").toBe(before);
    await vi.advanceTimersByTimeAsync(1000);
    expect(overview.stale).toBe(false);
    expect(overview.summary?.articles).toBe(0);
  });

  it("are called old, and asked, once after a burst of keys", async () => {
    await answered("customs");
    const before = questions();
    for (const query of ["b", "ba", "bad"]) {
      overview.ask(asked(query));
      await vi.advanceTimersByTimeAsync(AFTER_ROWS_MS - 1);
      expect(overview.stale).toBe(false);
    }
    await vi.advanceTimersByTimeAsync(1);
    expect(overview.stale).toBe(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(overview.stale).toBe(false);
    expect(questions() - before).toBe(1);
  });

  it("stay old while the answer does not come", async () => {
    await answered("customs");
    host.fail("summary", { kind: "io", message: "the disk does not answer", hint: "Try again." });
    await answered("badge");
    expect(overview.stale).toBe(true);
    expect(overview.problem).not.toBeNull();
  });

  it("are never old where they are those of the whole library", async () => {
    await answered("customs");
    overview.ask({ ...asked(""), counts: null, tags: null });
    await vi.advanceTimersByTimeAsync(AFTER_ROWS_MS);
    expect(overview.stale).toBe(false);
  });
});
