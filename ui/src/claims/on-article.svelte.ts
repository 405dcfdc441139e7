/* eslint-disable svelte/prefer-svelte-reactivity -- sets and maps are replaced as a whole here, never changed in place */
import { call } from "../api";
import type { ClaimOnPassage } from "../generated/wire";
import { onChanges } from "../shared/changes";

/** The claims that passages of the article on screen bear on. */
export class ClaimsOnArticle {
  #by = $state.raw<ReadonlyMap<number, ClaimOnPassage[]>>(new Map());
  #article: number | null = null;
  #asked = 0;

  follow(): () => void {
    return onChanges((changes) => {
      if (changes.claim || changes.highlight || changes.article) void this.#load();
    });
  }

  async turn(article: number | null): Promise<void> {
    if (article === this.#article) return;
    this.#article = article;
    this.#by = new Map();
    await this.#load();
  }

  of(passage: number): ClaimOnPassage[] {
    return this.#by.get(passage) ?? [];
  }

  async #load(): Promise<void> {
    const article = this.#article;
    if (article === null) return;
    const asked = ++this.#asked;
    // An article that was taken away meanwhile has no claims; the window says so itself.
    const found = await call("claims_on", { article }).catch(() => []);
    if (asked !== this.#asked) return;
    const by = new Map<number, ClaimOnPassage[]>();
    for (const one of found) by.set(one.passage, [...(by.get(one.passage) ?? []), one]);
    this.#by = by;
  }
}
