/**
 * Says on the page itself that what was asked for first is painted: programs that drive the window wait for it, and the
 * time of the start is measured by the mark.
 */
export function announcePainted(): void {
  const root = document.documentElement;
  if ("ready" in root.dataset) return;
  // The frame after the next one begins when the next one has been painted.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      root.dataset.ready = "";
      performance.mark("clip:list-painted");
    }),
  );
}
