/** How often it is looked whether the time is over. */
const LOOK_MS = 5_000;

const SIGNS = ["pointerdown", "pointermove", "keydown", "wheel"] as const;

/**
 * Calls `over` when nobody has touched the window for `minutes()` minutes, 0 for never; gives back a function that stops.
 *
 * It goes by the clock on the wall: after the computer slept, the time is over at once.
 */
export function watchIdle(minutes: () => number, over: () => void, now: () => number = () => Date.now()): () => void {
  let touched = now();
  const look = (): void => {
    const limit = minutes() * 60_000;
    if (limit <= 0 || now() - touched < limit) return;
    touched = now();
    over();
  };
  const touch = (): void => {
    // Whoever comes back too late finds the library locked, and does not open it again by coming back.
    look();
    touched = now();
  };
  for (const sign of SIGNS) window.addEventListener(sign, touch, { capture: true, passive: true });
  document.addEventListener("visibilitychange", look);
  window.addEventListener("focus", look);
  const timer = setInterval(look, LOOK_MS);
  return () => {
    for (const sign of SIGNS) window.removeEventListener(sign, touch, { capture: true });
    document.removeEventListener("visibilitychange", look);
    window.removeEventListener("focus", look);
    clearInterval(timer);
  };
}
