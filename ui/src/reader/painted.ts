// How long it takes from the key to the painted passage, for the benchmark to read.

/** Called at the key. */
export function markKey(): void {
  performance.mark("clip:highlight-key");
}

/** Called when the paint was given to the engine: measures after the next frame was drawn. */
export function measurePainted(): void {
  if (!performance.getEntriesByName("clip:highlight-key").length) return;
  requestAnimationFrame(() =>
    setTimeout(() => {
      performance.measure("clip:highlight-painted", "clip:highlight-key");
      performance.clearMarks("clip:highlight-key");
    }),
  );
}
