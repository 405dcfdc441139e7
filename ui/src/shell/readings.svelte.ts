import { call, problemOf } from "../api";
import type { ArticleRow } from "../generated/wire";
import type { Pages } from "../library/pages.svelte";
import { toasts } from "../shared/toasts.svelte";

/** An article that is shown for so long was read, in ms; what is only passed by was not. */
const READ_MS = 1_000;

/** What of the list was read, as far as the window tells it. */
export class Readings {
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The article on screen of which it was said that it was read, or that it is still to be. */
  #told: number | null = null;

  /** `shown` gives the article on screen. */
  constructor(
    private readonly pages: Pages<ArticleRow>,
    private readonly shown: () => number | null,
    private readonly readOnly: () => boolean,
  ) {}

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** The user goes to an article. */
  show(article: number): void {
    if (article !== this.shown()) this.#told = null;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#wasRead(article), READ_MS);
  }

  /** The user did something in the article: what was shown unasked is read as well. */
  turnTo(): void {
    const article = this.shown();
    if (article !== null) void this.#wasRead(article);
  }

  /** Whether an article is still to be read; undefined when it is not in sight. */
  isUnread(article: number): boolean | undefined {
    return this.pages.rows.find((row) => row?.id === article)?.unread;
  }

  /** Says that articles were read, or are still to be. They stay where they stand until the list is asked anew. */
  async set(articles: number[], read: boolean): Promise<void> {
    const shown = this.shown();
    if (shown !== null && articles.includes(shown)) this.#told = shown;
    try {
      await call("set_read", { articles, read });
      this.pages.alter((row) => (articles.includes(row.id) ? { ...row, unread: !read } : row));
    } catch (thrown) {
      if (problemOf(thrown).kind !== "notFound") toasts.problem(problemOf(thrown));
    }
  }

  async #wasRead(article: number): Promise<void> {
    if (this.shown() !== article || this.#told === article || this.readOnly()) return;
    this.#told = article;
    if (this.isUnread(article) !== false) await this.set([article], true);
  }
}
