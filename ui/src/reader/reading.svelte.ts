import { call, problemOf } from "../api";
import type { ArticleView, DocumentView, Problem } from "../generated/wire";
import { onChanges } from "../shared/changes";

/** The article on screen and its document. */
export class Reading {
  article = $state.raw<ArticleView | null>(null);
  document = $state.raw<DocumentView | null>(null);
  problem = $state.raw<Problem | null>(null);
  #wanted = 0;
  /** The document of another version than the newest that is read; null for the newest. */
  #chosen: number | null = null;
  /** Fulfilled when what was written last has been read again. */
  settled: Promise<void> = Promise.resolve();
  /** Waited for before another document is shown: what is drawn on it shall be there with it. */
  prepare: (document: number) => Promise<void> = () => Promise.resolve();

  /** Loads an article. What was on screen stays until the new one is there. */
  async open(id: number): Promise<void> {
    if (id !== this.#wanted) this.#chosen = null;
    this.#wanted = id;
    const chosen = this.#chosen;
    try {
      const article = await call("article", { article: id });
      if (chosen !== null && !article.captures.some((capture) => capture.document === chosen)) this.#chosen = null;
      const wanted = this.#chosen ?? article.document;
      const [document] = await Promise.all([call("document", { document: wanted }), this.prepare(wanted)]);
      if (id !== this.#wanted || document.id !== (this.#chosen ?? article.document)) return;
      this.article = article;
      this.document = document;
      this.problem = null;
    } catch (thrown) {
      if (id !== this.#wanted) return;
      this.article = null;
      this.document = null;
      this.problem = problemOf(thrown);
    }
  }

  /** Turns to the document of another version of the article. */
  async choose(document: number): Promise<void> {
    this.#chosen = document === this.article?.document ? null : document;
    if (document !== this.document?.id) await this.open(this.#wanted);
  }

  /** Listens to what is written; gives back a function that stops listening. */
  watch(): () => void {
    return onChanges((changes) => {
      const id = this.#wanted;
      const here = changes.articles.length === 0 || changes.articles.includes(id);
      if (here && (changes.article || changes.tag || changes.note)) this.settled = this.#refresh(id);
    });
  }

  /** Reads the fields again; the document only when there is another one. */
  async #refresh(id: number): Promise<void> {
    try {
      const article = await call("article", { article: id });
      if (id !== this.#wanted) return;
      const isHere = article.captures.some((capture) => capture.document === this.#chosen);
      const wanted = isHere ? this.#chosen : article.document;
      if (wanted !== this.document?.id) await this.open(id);
      else this.article = article;
    } catch (thrown) {
      if (id === this.#wanted) this.problem = problemOf(thrown);
    }
  }
}
