/** Waits until what was drawn is on screen; in a window that is not drawn at all, not for long. */
export const afterFrame = (): Promise<void> =>
  new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 100);
  });
