import { call, problemOf } from "../api";
import type { Answer, Changes, ReviewView, VersionView } from "../generated/wire";
import { announce, onChanges } from "../shared/changes";
import { toasts } from "../shared/toasts.svelte";

/** The versions of the article on screen, and its passages that wait for an answer in the document on screen. */
export class Versions {
  list = $state.raw<VersionView[]>([]);
  reviews = $state.raw<ReviewView[]>([]);
  /** Whether the list of passages to review is open. */
  open = $state(false);
  /** The passage that the list stands at. */
  current = $state<number | null>(null);
  /** The passage that the user is about to show the place of. */
  placing = $state<number | null>(null);
  #article = 0;
  #document = 0;

  readonly shown = $derived(this.list.find((one) => one.shown));
  readonly doubtful = $derived(this.list.filter((one) => one.doubtful));

  /** The version that `document` is of. */
  of(document: number | undefined): VersionView | undefined {
    return this.list.find((one) => one.capture.document === document);
  }

  /** Listens to what is written; gives back a function that stops listening. */
  watch(settled: () => Promise<void>): () => void {
    return onChanges((changes) => {
      const here = changes.articles.length === 0 || changes.articles.includes(this.#article);
      if (here && (changes.article || changes.highlight)) void settled().then(() => this.#refresh());
    });
  }

  async turn(article: number, document: number): Promise<void> {
    if (article !== this.#article) {
      this.list = [];
      this.open = false;
    }
    if (document !== this.#document) {
      this.reviews = [];
      this.current = this.placing = null;
    }
    this.#article = article;
    this.#document = document;
    await this.#refresh();
  }

  async #refresh(): Promise<void> {
    const [article, document] = [this.#article, this.#document];
    try {
      const [list, reviews] = await Promise.all([call("versions", { article }), call("reviews", { document })]);
      if (article !== this.#article || document !== this.#document) return;
      const before = this.reviews.findIndex((one) => one.passage.id === this.current);
      this.list = list;
      this.reviews = reviews;
      if (!reviews.some((one) => one.passage.id === this.current))
        this.current = reviews[Math.min(Math.max(before, 0), reviews.length - 1)]?.passage.id ?? null;
      if (!reviews.some((one) => one.passage.id === this.placing)) this.placing = null;
    } catch {
      // The article itself says what is wrong with it.
      this.list = [];
      this.reviews = [];
    }
  }

  /** Goes to the passage after or before the one the list stands at. */
  step(by: 1 | -1): void {
    const at = this.reviews.findIndex((one) => one.passage.id === this.current);
    this.current = this.reviews[Math.min(Math.max(at + by, 0), this.reviews.length - 1)]?.passage.id ?? null;
  }

  answer(passage: number, answer: Answer): Promise<boolean> {
    this.placing = null;
    return this.#write(call("answer_review", { document: this.#document, passages: [passage], answer }));
  }

  keep(capture: number): Promise<boolean> {
    return this.#write(call("keep_version", { capture }));
  }

  putAway(capture: number): Promise<boolean> {
    return this.#write(call("put_away_version", { capture }));
  }

  split(capture: number): Promise<boolean> {
    return this.#write(call("split_version", { capture }).then((done) => done.changes));
  }

  async #write(writing: Promise<Changes>): Promise<boolean> {
    try {
      announce(await writing);
      return true;
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
      return false;
    }
  }
}
