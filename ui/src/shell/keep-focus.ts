// The focus is never nowhere: what has it may be taken out of the page, by an undo for instance.

/**
 * Watches over the focus in `panes`. When what had it is gone, `restore` is called with the name of its pane
 * (`data-pane`). Gives back a function that stops.
 */
export function keepFocus(panes: HTMLElement, restore: (pane: string) => void): () => void {
  let last: { element: Element; pane: string } | null = null;
  const came = ({ target }: Event): void => {
    const pane = target instanceof HTMLElement ? target.closest<HTMLElement>("[data-pane]")?.dataset.pane : undefined;
    last = target instanceof Element && pane !== undefined ? { element: target, pane } : null;
  };
  // A click may put the focus nowhere on purpose.
  const pressed = (): void => void (last = null);
  const watch = new MutationObserver(() => {
    if (!last || last.element.isConnected) return;
    const { pane } = last;
    last = null;
    if (document.activeElement === document.body) restore(pane);
  });
  document.addEventListener("focusin", came);
  document.addEventListener("pointerdown", pressed, true);
  watch.observe(panes, { childList: true, subtree: true });
  return () => {
    watch.disconnect();
    document.removeEventListener("focusin", came);
    document.removeEventListener("pointerdown", pressed, true);
  };
}
