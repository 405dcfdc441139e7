import { firstFrom, Folded } from "./find";
import type { Units } from "./selection";

/** Find in page: what is looked for in the article, and at which match the reader is. */
export class Finding {
  open = $state(false);
  query = $state("");
  at = $state(-1);
  /** Counts how often it was asked for, so that a bar that is there already takes the keys. */
  asked = $state(0);
  /** Where the reader was before the first match was shown. */
  #from = 0;

  readonly #folded = $derived.by(() => (this.open ? new Folded(this.text()) : null));
  readonly matches: readonly Units[] = $derived.by(() => this.#folded?.find(this.query) ?? []);
  readonly match = $derived(this.matches[this.at]);

  constructor(
    private readonly text: () => string,
    /** Brings a match into sight. */
    private readonly show: (match: Units) => void,
  ) {}

  /** Opens the bar; matches are looked for from a unit of the text on. */
  start(from: number, query = ""): void {
    this.#from = from;
    this.open = true;
    this.asked++;
    this.search(query || this.query);
  }

  search(query: string): void {
    this.query = query;
    this.#go(firstFrom(this.matches, this.#from));
  }

  /** Goes to the match after or before, and around at the ends. */
  step(by: 1 | -1): void {
    const count = this.matches.length;
    if (count) this.#go((this.at + by + count) % count);
  }

  close(): void {
    this.open = false;
    this.at = -1;
  }

  #go(at: number): void {
    this.at = at;
    const { match } = this;
    if (!match) return;
    this.#from = match.startUnit;
    this.show(match);
  }
}
