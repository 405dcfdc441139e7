import { call, problemOf } from "../api";
import type { Changes, CopiesView, DifferView } from "../generated/wire";
import { announce, onChanges } from "../shared/changes";
import { toasts } from "../shared/toasts.svelte";
import { t } from "../shared/words";

const DIFFER = [
  "quotations",
  "numbers",
  "names",
  "claims",
  "paragraphs",
  "words",
] as const satisfies readonly (keyof DifferView)[];

/** Such as “7 copies of this AP text, 2 differ in a quotation”. */
export function copiesLine({ agency, copies, differ }: CopiesView): string {
  const count = copies.length;
  const first = agency ? t("reader-copies-of", { count, agency }) : t("reader-copies", { count });
  const parts = DIFFER.filter((what) => differ[what] > 0).map((what) =>
    t("reader-copies-differ", { what, count: differ[what] }),
  );
  return [first, ...parts].join(", ");
}

/** The copies of the story that is on screen. */
export class Copies {
  now = $state.raw<CopiesView | null>(null);
  /** Whether they are listed. */
  open = $state(false);
  #article = 0;

  /** Listens to what is written; gives back a function that stops listening. */
  watch(): () => void {
    return onChanges((changes) => {
      if (changes.article || changes.copies) void this.#refresh();
    });
  }

  async turn(article: number): Promise<void> {
    if (article === this.#article) return;
    this.#article = article;
    this.now = null;
    await this.#refresh();
  }

  /** Says that an article is none of them, for good. */
  async ungroup(article: number): Promise<void> {
    try {
      const changes: Changes = await call("ungroup_copy", { article });
      announce(changes);
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
    }
  }

  async #refresh(): Promise<void> {
    const article = this.#article;
    try {
      const now = await call("copies", { article });
      if (article === this.#article) this.now = now;
    } catch {
      // The article itself says what is wrong with it.
      this.now = null;
    }
  }
}
