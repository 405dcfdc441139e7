import type { PassageView } from "../generated/wire";
import { lanesOf } from "../highlights/lanes";
import { stands, type Standing } from "../highlights/segments";
import { type ActionId, bindAction } from "../shared/keys";
import { toasts } from "../shared/toasts.svelte";
import { t } from "../shared/words";
import { type By, type Edge, moved, sentenceStarts } from "./borders";
import type { OpenArticle } from "./open-article.svelte";
import { type Units, unitAt } from "./selection";

/** After this long without a key, moves of an end are kept as one step. */
const REST_MS = 900;
/** Words of a moved end that are read out, in units. */
const SAID_UNITS = 40;

const overlap = (a: Standing, b: Standing): boolean => a.startUnit < b.endUnit && b.startUnit < a.endUnit;

/** Marking anew: the ends of the chosen passage, splitting it, making one of several. */
export class Marking {
  /** What a screen reader says of an end that was moved. */
  said = $state("");
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly open: OpenArticle) {}

  /** The passages that overlap others, side by side. */
  readonly lanes = $derived.by(() => lanesOf(this.open.passages.standing));

  /** The chosen passage, with its ends where they are now, if they can be moved. */
  readonly movable = $derived.by((): Standing | null => {
    const { passages, selecting } = this.open;
    const one = selecting.units || passages.readOnly ? undefined : passages.pulledOrChosen;
    return one && stands(one) ? one : null;
  });

  /** Binds the keys; gives back a function that unbinds them. */
  watch(): () => void {
    const can = (): boolean => this.movable !== null;
    const end = (edge: Edge, by: By, forward: boolean) => () => this.step(edge, by, forward);
    const bound: [ActionId, () => unknown][] = [
      ["end-next-word", end("end", "word", true)],
      ["end-previous-word", end("end", "word", false)],
      ["end-next-sentence", end("end", "sentence", true)],
      ["end-previous-sentence", end("end", "sentence", false)],
      ["start-next-word", end("start", "word", true)],
      ["start-previous-word", end("start", "word", false)],
      ["start-next-sentence", end("start", "sentence", true)],
      ["start-previous-sentence", end("start", "sentence", false)],
      ["split-passage", () => this.splitAtCaret()],
      ["split-sentences", () => this.splitSentences()],
      ["merge-next", () => this.merge(this.#next())],
      ["merge-overlapping", () => this.merge(this.#overlapping())],
    ];
    const stops = bound.map(([id, handler]) => bindAction(id, handler, can));
    // Letting go of Alt ends the gesture, as letting go of the pointer does.
    const up = (event: KeyboardEvent): void => {
      if (event.key === "Alt") void this.keep();
    };
    document.addEventListener("keyup", up);
    return () => {
      stops.forEach((stop) => stop());
      document.removeEventListener("keyup", up);
      void this.keep();
    };
  }

  get #text(): string {
    return this.open.reading.document?.text ?? "";
  }

  get #language(): string {
    return this.open.reading.article?.citation.language ?? "";
  }

  /** Moves an end of the chosen passage by a word or a sentence; it is kept when the keys rest. */
  step(edge: Edge, by: By, forward: boolean): boolean {
    const one = this.movable;
    if (!one) return false;
    const to = moved(this.#text, one, edge, by, forward, this.#language);
    if (!to) return true;
    this.pull(one, to);
    const at = edge === "start" ? to.startUnit : to.endUnit;
    this.open.bringIntoSight({ startUnit: Math.max(0, at - 1), endUnit: at + 1 });
    const words = this.#text.slice(to.startUnit, to.endUnit);
    const near = edge === "start" ? `${words.slice(0, SAID_UNITS)}…` : `…${words.slice(-SAID_UNITS)}`;
    this.said = t("reader-end-moved", { edge, words: words.length > SAID_UNITS ? near : words });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.keep(), REST_MS);
    return true;
  }

  /** Shows a passage with other ends; nothing is kept yet. */
  pull(one: PassageView, to: Units): void {
    const { passages } = this.open;
    passages.pulled = { passage: one.id, startUnit: to.startUnit, endUnit: to.endUnit };
  }

  /** Keeps the ends where they are shown, as one step. */
  async keep(): Promise<void> {
    clearTimeout(this.#timer);
    await this.open.passages.keepPulled(this.#text);
  }

  /** Lets the ends go back to where they were. */
  letGo(): void {
    clearTimeout(this.#timer);
    this.open.passages.pulled = null;
  }

  /** Where the caret is in the text; null when it is nowhere in it. */
  #caret(): number | null {
    const selection = getSelection();
    return selection?.focusNode ? unitAt(selection.focusNode, selection.focusOffset) : null;
  }

  async splitAtCaret(): Promise<void> {
    await this.keep();
    const one = this.movable;
    const at = this.#caret();
    if (!one) return;
    if (at === null || at <= one.startUnit || at >= one.endUnit) toasts.say(t("reader-split-where"));
    else await this.#split(one, [at]);
  }

  async splitSentences(): Promise<void> {
    await this.keep();
    const one = this.movable;
    if (!one) return;
    const starts = sentenceStarts(this.#text, one, this.#language);
    if (starts.length === 0) toasts.say(t("reader-split-one-sentence"));
    else await this.#split(one, starts);
  }

  async #split(one: Standing, atUnits: number[]): Promise<void> {
    const hadFocus = this.#onCard(one.id);
    const parts = await this.open.passages.split(one.id, atUnits);
    if (parts && hadFocus) await this.open.focusCard(one.id);
  }

  /** Makes one passage of the chosen one and `others`; of the chosen ones, where there are several. */
  async merge(others: Standing[]): Promise<void> {
    await this.keep();
    const { passages } = this.open;
    const one = this.movable;
    if (!one) return;
    const all = passages.picked.size > 1 ? [...passages.picked] : [one, ...others].map(({ id }) => id);
    if (all.length < 2) {
      toasts.say(t("reader-merge-none"));
      return;
    }
    const hadFocus = all.some((id) => this.#onCard(id));
    const merged = await passages.merge(all);
    if (merged === null) return;
    if (hadFocus) await this.open.focusCard(merged);
  }

  #next(): Standing[] {
    const one = this.movable;
    const standing = this.open.passages.standing.filter(stands);
    const at = standing.findIndex(({ id }) => id === one?.id);
    const next = at < 0 ? undefined : standing[at + 1];
    return next ? [next] : [];
  }

  #overlapping(): Standing[] {
    const one = this.movable;
    return this.open.passages.list.filter(stands).filter((other) => one && other.id !== one.id && overlap(one, other));
  }

  #onCard(id: number): boolean {
    return document.activeElement?.closest(`[data-passage="${id}"]`) != null;
  }
}
