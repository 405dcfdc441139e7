/* eslint-disable svelte/prefer-svelte-reactivity -- sets and maps are replaced as a whole here, never changed in place */
import { call } from "../api";
import type { PassageContext } from "../generated/wire";

/** The paragraphs around passages that are unfolded in the list. */
export class Around {
  /** By passage; null while its words are on their way. */
  open = $state.raw<ReadonlyMap<number, PassageContext | null>>(new Map());

  /** Unfolds the words around a passage, or folds them again. */
  async toggle(passage: number): Promise<void> {
    if (this.open.has(passage)) {
      this.open = new Map([...this.open].filter(([one]) => one !== passage));
      return;
    }
    this.#set(passage, null);
    const context = await call("passage_context", { passage });
    if (this.open.has(passage)) this.#set(passage, context);
  }

  #set(passage: number, context: PassageContext | null): void {
    this.open = new Map([...this.open, [passage, context]]);
  }
}
