import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchIdle } from "./idle";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const MINUTE = 60_000;

/** Watches with a clock of its own, as the computer has one that goes on while it sleeps. */
function watched(minutes: () => number) {
  let time = 0;
  const over = vi.fn();
  const stop = watchIdle(minutes, over, () => time);
  const pass = (ms: number, asleep = false): void => {
    time += ms;
    if (!asleep) vi.advanceTimersByTime(ms);
  };
  return { over, stop, pass };
}

test("the time is over when nobody touches the window, and begins anew with every touch", () => {
  const { over, stop, pass } = watched(() => 5);
  pass(4 * MINUTE);
  window.dispatchEvent(new Event("keydown"));
  pass(4 * MINUTE);
  expect(over).not.toHaveBeenCalled();
  pass(MINUTE);
  expect(over).toHaveBeenCalledOnce();
  stop();
  pass(60 * MINUTE);
  expect(over).toHaveBeenCalledOnce();
});

test("after the computer slept, coming back does not open what is to be locked", () => {
  const { over, stop, pass } = watched(() => 5);
  pass(60 * MINUTE, true);
  window.dispatchEvent(new Event("pointermove"));
  expect(over).toHaveBeenCalledOnce();
  stop();
});

test("zero is never, also when it becomes so", () => {
  let minutes = 0;
  const { over, stop, pass } = watched(() => minutes);
  pass(600 * MINUTE);
  expect(over).not.toHaveBeenCalled();
  window.dispatchEvent(new Event("keydown"));
  minutes = 1;
  pass(MINUTE);
  expect(over).toHaveBeenCalledOnce();
  stop();
});
