import { tick } from "svelte";

/**
 * Puts the keys on the heading of a page when what it shows is there, so that they are not lost to those who came by key. Whoever
 * does something on the page already goes on.
 */
export function focusHeading(shown: () => unknown, heading: () => HTMLElement | undefined): void {
  $effect(() => {
    if (!shown()) return;
    void tick().then(() => {
      if (document.activeElement === document.body) heading()?.focus();
    });
  });
}
