import { tick } from "svelte";
import { SvelteSet } from "svelte/reactivity";
import { call, problemOf } from "../api";
import type { Colour, DocumentView, PassageView, ReviewView } from "../generated/wire";
import { COLOURS } from "../highlights/colours";
import { ALONE } from "../highlights/picking";
import { Passages } from "../highlights/highlights.svelte";
import { cycle, Hits } from "../highlights/hit";
import { MANY, REST_MS } from "../highlights/layout";
import { announce } from "../shared/changes";
import { startClaim } from "../shared/work.svelte";
import { type ActionId, bindAction } from "../shared/keys";
import { stands } from "../highlights/segments";
import { toasts } from "../shared/toasts.svelte";
import { t } from "../shared/words";
import { Marking } from "./marking.svelte";
import { Finding } from "./finding.svelte";
import { carried, comeTo, type Place, placeIn } from "./keep-place";
import { markKey, measurePainted } from "./painted";
import { KnownLines } from "./known-lines";
import { KnownRanges } from "./known-ranges";
import { paintPassages } from "./painting.svelte";
import { firstUnitIn, passagesAt, scrollTo, topsOf } from "./places";
import { Reading } from "./reading.svelte";
import { Selecting } from "./selecting.svelte";
import type { TextMap, Units } from "./selection";
import type { LeftOut } from "./structure";
import { Versions } from "./versions.svelte";
import { Copies } from "./copies.svelte";

/** What the text in the page can be asked for. */
export interface TextHandle {
  drawTo: (unit: number) => void;
  focus: (withCaret?: boolean) => void;
  placeCaret: (unit: number) => void;
}

/** Whether something in the text that is pressed, and no part of the text, is at `target`. */
const isControl = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("button, summary") !== null;

/** The article in the reader: what is shown of it, what is selected in it, and everything that is done to it. */
export class OpenArticle {
  readonly reading = new Reading();
  readonly passages = new Passages();
  readonly versions = new Versions();
  readonly copies = new Copies();
  readonly known = new KnownRanges();
  map = $state.raw<TextMap | null>(null);
  /** Counts what moves the words on screen: drawing, scrolling of the bar, sizes. */
  moved = $state(0);
  /** Which screenful of the text is in sight: another one has passages that are not measured yet. */
  screenful = $state(0);
  /** The one that the view rests at: of many passages, what stands beside the text waits until a scroll does. */
  rested = $state(0);
  drawer = $state(false);
  /** Whether the margin stands beside the text; else it is a drawer. */
  beside = $state(false);
  /** Whether there is room for it there. */
  roomy = $state(false);

  scroller: HTMLElement | undefined = $state();
  text: TextHandle | undefined = $state();

  /** What was left out and is unfolded, by its words. */
  readonly unfolded = new SvelteSet<string>();
  #shown: { article: number; text: string } | null = null;
  #place: Place | null = null;
  #landing: { block: number; byKeys: boolean } | null = null;
  /** A passage to show as soon as its document is drawn. */
  #wanted: number | null = null;
  #resting: ReturnType<typeof setTimeout> | undefined;

  readonly selecting = new Selecting(
    () => this.map,
    () => this.scroller,
  );
  readonly finding = new Finding(
    () => this.reading.document?.text ?? "",
    (match) => this.bringIntoSight(match),
  );
  readonly marking = new Marking(this);
  readonly hits = $derived(new Hits(this.passages.list));
  /** Where words stand, measured since they moved last. */
  readonly lines = $derived.by(() => {
    void this.moved;
    return this.map && new KnownLines(this.map);
  });
  readonly tops = $derived.by(() => {
    void this.rested;
    const { beside, map, scroller, lines } = this;
    return beside && map && scroller && lines ? topsOf(this.passages.list, map, scroller, lines) : null;
  });
  readonly view = $derived.by(() => {
    void [this.moved, this.selecting.lines];
    return this.scroller?.getBoundingClientRect() ?? new DOMRect();
  });

  constructor() {
    this.reading.prepare = (document) => this.passages.prepare(document);
  }

  /** Binds the keys and listens to what is written; gives back a function that stops all of it. */
  watch(): () => void {
    const { passages, selecting } = this;
    const edit = (what: "note" | "tag") => () => this.#target() !== null && void this.write(what);
    const writable = (): boolean => !passages.readOnly;
    const bound: [ActionId, () => unknown, (() => boolean)?][] = [
      ["highlight", () => this.colourIn(null), writable],
      ...COLOURS.map((colour, index): [ActionId, () => unknown, () => boolean] => [
        `colour-${index + 1}` as ActionId,
        () => this.colourIn(colour),
        writable,
      ]),
      ["tag", edit("tag"), writable],
      ["note", edit("note"), writable],
      ["claim", () => this.#target() !== null && void this.claim(), writable],
      ["copy-quotation", () => this.#target() !== null && void this.copy(this.#target())],
      ["next-passage", () => this.step(1)],
      ["previous-passage", () => this.step(-1)],
      ["more-passages", () => this.step(1, true)],
      ["fewer-passages", () => this.step(-1, true)],
      [
        "trash-passage",
        () => !selecting.units && passages.chosen !== null && void this.trash(passages.chosen),
        writable,
      ],
      ["find-in-page", () => this.reading.document !== null && this.find()],
      ["focus-reader", () => this.text?.focus(true)],
      ["review", () => this.review(), () => writable() && this.versions.reviews.length > 0],
      ["toggle-margin", () => !this.roomy && void (this.drawer = !this.drawer)],
    ];
    const stops = [
      ...bound.map((one) => bindAction(...one)),
      this.reading.watch(),
      passages.watch(() => this.reading.settled),
      this.versions.watch(() => this.reading.settled),
      this.copies.watch(),
      selecting.watch(),
      this.marking.watch(),
    ];
    void passages.remember();
    return () => stops.forEach((stop) => stop());
  }

  /** Turns to the document that is read now. Of the same article, the words in sight stay where they are. */
  turn(article: number, document: DocumentView): void {
    const before = this.#shown;
    this.#shown = { article, text: document.text };
    const place = this.map && this.scroller && placeIn(this.scroller, this.map);
    this.#place = before?.article === article && place ? carried(place, before.text, document.text) : null;
    void this.marking.keep();
    this.map = null;
    this.selecting.units = null;
    this.finding.close();
    if (!this.#place) this.scroller?.scrollTo({ top: 0 });
    void this.passages.open(article, document.id);
    void this.versions.turn(article, document.id);
    void this.copies.turn(article);
  }

  /** Opens the list of passages that wait for an answer; once more goes back to the text. */
  review(): void {
    const { versions } = this;
    versions.open = !versions.open;
    if (versions.open) {
      this.drawer = false;
      versions.current ??= versions.reviews[0]?.passage.id ?? null;
    } else this.leave();
  }

  /** Lets the user show where the passage stands that the list asks about. */
  place(review: ReviewView): void {
    this.versions.placing = review.passage.id;
    this.text?.focus();
    if (review.passage.startUnit !== null) this.text?.placeCaret(review.passage.startUnit);
    this.text?.focus(true);
  }

  /** Takes what is selected for the place that was asked for; gives whether it was. */
  placed(): boolean {
    const { selecting, versions } = this;
    if (versions.placing === null || !selecting.units) return false;
    const place = { kind: "place", startUnit: selecting.units.startUnit, endUnit: selecting.units.endUnit } as const;
    void versions.answer(versions.placing, place);
    selecting.clear();
    return true;
  }

  /** Shows a passage in the version that it was marked in. */
  async showMarked(document: number, passage: number): Promise<void> {
    await this.reading.choose(document);
    this.passages.chosen = passage;
    this.#wanted = passage;
  }

  /** Puts something that was left out back; the keys go on at its words. */
  async putBack(left: LeftOut, byKeys: boolean): Promise<void> {
    const { document } = this.reading;
    if (!document || this.#landing) return;
    this.#landing = { block: left.beforeBlock, byKeys };
    try {
      announce(await call("put_back", { document: document.id, dropped: left.index }));
    } catch (thrown) {
      this.#landing = null;
      toasts.problem(problemOf(thrown));
    }
  }

  /** What the keys work on: the selection, else the chosen passage. */
  #target(): { startUnit: number | null; endUnit: number | null } | null {
    return this.selecting.units ?? this.passages.find(this.passages.chosen) ?? null;
  }

  /** Takes note of a document that is drawn as far as `map` says. */
  drawn(map: TextMap): void {
    this.map = map;
    this.moved++;
    const place = this.#place;
    const landing = this.#landing;
    this.#place = this.#landing = null;
    if (place && this.scroller) {
      this.text?.drawTo(place.unit);
      comeTo(place, this.scroller, map);
    }
    const wanted = this.passages.find(this.#wanted);
    this.#wanted = null;
    if (wanted && stands(wanted)) this.bringIntoSight(wanted);
    const block = landing && map.blocks[landing.block];
    if (!block) return;
    this.text?.drawTo(block.startUnit);
    this.text?.focus();
    this.text?.placeCaret(block.startUnit);
    if (landing.byKeys) this.text?.focus(true);
  }

  /** Scrolls to a passage and chooses it; with `focus` the keys go to its card. */
  async show(one: PassageView, focus = false): Promise<void> {
    this.passages.chosen = one.id;
    if (focus && !this.beside) this.drawer = true;
    if (stands(one)) this.bringIntoSight(one);
    if (focus) await this.focusCard(one.id);
  }

  /** Takes note of a scroll. */
  scrolled(): void {
    if (this.selecting.units) this.selecting.place();
    const { scroller } = this;
    if (!scroller) return;
    this.screenful = Math.round(scroller.scrollTop / Math.max(1, scroller.clientHeight / 2));
    clearTimeout(this.#resting);
    const rest = () => (this.rested = this.screenful);
    if (this.passages.list.length > MANY) this.#resting = setTimeout(rest, REST_MS);
    else rest();
  }

  /** Scrolls to a stretch, if it is not in sight; what is not drawn yet is drawn. */
  bringIntoSight(units: Units): void {
    this.text?.drawTo(units.endUnit - 1);
    if (this.map && this.scroller) scrollTo(units, this.map, this.scroller);
  }

  /** Opens find in page with what is selected, else with the words of last time. */
  find(): void {
    const { map, scroller, selecting } = this;
    const selected = selecting.units && map?.text.slice(selecting.units.startUnit, selecting.units.endUnit);
    const from = selecting.units?.startUnit ?? (map && scroller ? firstUnitIn(scroller, map) : 0);
    this.finding.start(from, selected && selected.length <= 80 && !selected.includes("\n") ? selected : "");
  }

  /** Goes on to the next match or the one before, with the words of last time. */
  findNext(by: 1 | -1): void {
    if (this.finding.open) this.finding.step(by);
    else this.find();
  }

  /** Closes find in page; the caret is at the match. */
  endFinding(): void {
    const { match } = this.finding;
    this.finding.close();
    this.text?.focus();
    if (match) this.text?.placeCaret(match.startUnit);
    this.text?.focus(true);
  }

  async focusCard(id: number): Promise<void> {
    if (!this.beside) this.drawer = true;
    await tick();
    this.scroller?.parentElement?.querySelector<HTMLElement>(`[data-passage="${id}"] .quote`)?.focus();
  }

  /** Goes back from a card or the bar to the text. */
  leave(one?: PassageView): void {
    this.drawer = false;
    this.text?.focus();
    if (one?.startUnit != null) this.text?.placeCaret(one.startUnit);
    this.text?.focus(true);
  }

  /** Goes back from the bar to the text, where the selection is as it was. */
  leaveBar(): void {
    this.text?.focus();
    this.selecting.restore();
    this.selecting.held = false;
  }

  async mark(units: Units, colour: Colour): Promise<number | null> {
    const exact = this.reading.document?.text.slice(units.startUnit, units.endUnit) ?? "";
    return this.passages.add(units, exact, colour, (list) => {
      const fromBar = this.selecting.held;
      paintPassages(this, list);
      this.text?.focus();
      this.selecting.clear();
      if (fromBar) this.text?.focus(true);
      measurePainted();
    });
  }

  /** Gives the selection, or else the chosen passage, a colour; without one the colour used last. */
  colourIn(colour: Colour | null): boolean {
    const { units } = this.selecting;
    const { chosen } = this.passages;
    if (units) {
      markKey();
      void this.mark(units, colour ?? this.passages.colour);
    } else if (colour && chosen !== null) void this.passages.recolour(chosen, colour);
    else return false;
    return true;
  }

  /** Asks what the chosen passages claim; a selection becomes a passage first. */
  async claim(): Promise<void> {
    const { units } = this.selecting;
    const { document } = this.reading;
    const id = units ? await this.mark(units, this.passages.colour) : this.passages.chosen;
    if (id === null) return;
    const exact = units ? document?.text.slice(units.startUnit, units.endUnit).trim() : this.passages.find(id)?.exact;
    const several = units ? [] : [...this.passages.picked].filter((other) => other !== id);
    startClaim([id, ...several], exact ?? "");
  }

  /** Opens the note or the tags of the chosen passage; a selection becomes a passage first. */
  async write(what: "note" | "tag"): Promise<void> {
    const { units } = this.selecting;
    const id = units ? await this.mark(units, this.passages.colour) : this.passages.chosen;
    if (id === null) return;
    if (!this.beside) this.drawer = true;
    this.passages.chosen = id;
    this.passages.editing = { passage: id, what };
  }

  /** Marks the selection in the colour used last and puts a tag on it. */
  async markAndTag(path: string): Promise<void> {
    const { units } = this.selecting;
    const id = units && (await this.mark(units, this.passages.colour));
    if (id !== null) await this.passages.addTag(id, path);
  }

  async copy(what: { startUnit: number | null; endUnit: number | null } | null): Promise<void> {
    if (what?.startUnit == null || what.endUnit === null) return;
    const copied = await this.passages.copy({ startUnit: what.startUnit, endUnit: what.endUnit });
    if (copied) toasts.say(t("reader-copied"));
  }

  /** Throws a passage away; the keys go on with the one after it. */
  async trash(id: number): Promise<void> {
    const at = this.passages.list.findIndex((one) => one.id === id);
    const next = this.passages.list[at + 1] ?? this.passages.list[at - 1];
    const hadFocus = document.activeElement?.closest(`[data-passage="${id}"]`) != null;
    if (!(await this.passages.trash(id)) || !hadFocus) return;
    if (next) await this.focusCard(next.id);
    else this.leave();
  }

  /** Chooses a passage by pointer; with `add` beside those that are chosen. */
  choose(one: PassageView, add: boolean): void {
    this.passages.choose(one.id, add);
    if (!this.beside) this.drawer = true;
  }

  step(by: 1 | -1, add = false): boolean {
    void this.marking.keep();
    const one = this.passages.step(by, add);
    if (one) void this.show(one, true);
    return one !== null;
  }

  /** A click in the text chooses the passage under it, and the next one below when clicked again. */
  point(event: MouseEvent): void {
    if (this.selecting.units || !this.map || isControl(event.target)) return;
    const found = passagesAt(event.clientX, event.clientY, this.hits, this.map);
    const one = cycle(found, this.passages.chosen);
    if (one) this.passages.choose(one.id, event.ctrlKey || event.metaKey);
    else {
      this.passages.chosen = null;
      this.passages.picked = ALONE;
    }
    if (one && !this.beside) this.drawer = true;
  }

  hover(event: PointerEvent): void {
    if (event.buttons || !this.map) return;
    this.passages.hovered = passagesAt(event.clientX, event.clientY, this.hits, this.map)[0]?.id ?? null;
  }

  /** Keys in the text that are not the caret's. */
  key(event: KeyboardEvent, toBar: () => void): void {
    const { chosen } = this.passages;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" && isControl(event.target)) return;
    if (event.key === "Tab" && !event.shiftKey && this.selecting.units) toBar();
    else if (event.key === "Escape" && this.selecting.units) this.selecting.clear();
    else if (event.key === "Escape" && this.drawer) this.drawer = false;
    else if (event.key === "Escape" && this.passages.pulled) this.marking.letGo();
    else if (event.key === "Escape" && this.passages.picked.size > 1) this.passages.picked = ALONE;
    else if (event.key === "Escape" && chosen !== null) this.passages.chosen = null;
    else if (event.key === "Enter" && chosen !== null) void this.focusCard(chosen);
    else return;
    event.preventDefault();
  }
}
