// What was written, told to every store on the page: each refreshes by it, none by hand.

import type { Changes } from "../generated/wire";

type Listener = (changes: Changes) => void;

const listeners = new Set<Listener>();

/** Everything at once: after an undo of something large, or when another library was opened. */
export const EVERYTHING: Changes = {
  article: true,
  highlight: true,
  tag: true,
  note: true,
  claim: true,
  story: true,
  articles: [],
};

/** Tells every listener what a write changed. Called after every write, with what the shell replied. */
export function announce(changes: Changes): void {
  for (const listener of [...listeners]) listener(changes);
}

/** Listens to what is written; gives back a function that stops listening. */
export function onChanges(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
