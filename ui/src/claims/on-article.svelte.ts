import { call } from "../api";
import type { ClaimOnPassage } from "../generated/wire";
import { onChanges } from "../shared/changes";

/** The claims that passages of the article on screen bear on. */
export class ClaimsOnArticle {
  #all = $state.raw<ClaimOnPassage[]>([]);
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
    this.#all = [];
    await this.#load();
  }

  of(passage: number): ClaimOnPassage[] {
    return this.#all.filter((one) => one.passage === passage);
  }

  async #load(): Promise<void> {
    const article = this.#article;
    if (article === null) return;
    const asked = ++this.#asked;
    // An article that was taken away meanwhile has no claims; the window says so itself.
    const found = await call("claims_on", { article }).catch(() => []);
    if (asked === this.#asked) this.#all = found;
  }
}
