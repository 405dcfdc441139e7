// How long it takes from the key to the painted passage, for the benchmark to read.

const KEY = "clip:highlight-key";

/** Called at the key. */
export function markKey(): void {
  performance.clearMarks(KEY);
  performance.mark(KEY);
}

/** Called when the paint was given to the engine: measures after the next frame was drawn. */
export function measurePainted(): void {
  const key = performance.getEntriesByName(KEY)[0];
  if (!key) return;
  performance.clearMarks(KEY);
  requestAnimationFrame(() =>
    setTimeout(() => performance.measure("clip:highlight-painted", { start: key.startTime, end: performance.now() })),
  );
}
