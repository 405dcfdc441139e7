/* eslint-disable svelte/prefer-svelte-reactivity -- sets and maps are replaced as a whole here, never changed in place */
import { call } from "../api";
import type { AskTimeline, Scope, SummaryView, TagShare, TimelineView } from "../generated/wire";

/**
 * The rows come first: what the result is made of is asked when nobody has typed for longer than there is between two keys, for
 * to work it out takes more than the rows do.
 */
const REST_MS = 250;

/**
 * What is beside the list changes when no key was pressed for this long, and its rows are painted: a window without a graphics
 * card paints everything between two changes of one frame, so that a word in the sidebar can hold the rows up.
 */
export const AFTER_ROWS_MS = 120;

/** What is asked of a result. */
export interface AskOverview {
  query: string;
  /** Whose tabs are counted; null when those of the whole library without a query are meant, which are known. */
  counts: Scope | null;
  /** Where the tags are counted; null when everything is. */
  tags: Scope | null;
  timeline: Omit<AskTimeline, "turn"> | null;
}

/** The result from above: counts for the tabs and the tags, and the timeline. What was overtaken is dropped. */
export class Overview {
  summary = $state.raw<SummaryView | null>(null);
  /** How much of the result each tag has; null when no result narrows them. */
  shares = $state.raw<ReadonlyMap<number, TagShare> | null>(null);
  timeline = $state.raw<TimelineView | null>(null);
  /** The counts of the tabs are those of another query, and have been for longer than {@link AFTER_ROWS_MS} without a key. */
  stale = $state(false);
  problem = $state.raw<unknown>(null);
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Asks when it is calm. */
  ask(what: AskOverview): void {
    const turn = ++this.#turn;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // Those of the whole library are known, and need no answer.
      this.stale = what.counts !== null;
      this.#timer = setTimeout(() => void this.#bring(turn, what), REST_MS - AFTER_ROWS_MS);
    }, AFTER_ROWS_MS);
  }

  stop(): void {
    this.#turn++;
    clearTimeout(this.#timer);
  }

  async #bring(turn: number, { query, counts, tags, timeline }: AskOverview): Promise<void> {
    const isLate = (): boolean => turn !== this.#turn;
    try {
      const summary = counts && (await call("summary", { scope: counts, query, turn }));
      if (isLate()) return;
      this.summary = summary;
      const same = JSON.stringify(tags) === JSON.stringify(counts);
      const ofTags = same || !tags ? tags && summary : await call("summary", { scope: tags, query, turn });
      if (isLate()) return;
      this.shares = ofTags && new Map(ofTags.tags.map((share) => [share.tag, share]));
      this.stale = false;
      const drawn = timeline && (await call("timeline", { ...timeline, turn }));
      if (isLate()) return;
      this.timeline = drawn;
      this.problem = null;
    } catch (thrown) {
      if (!isLate()) this.problem = thrown;
    }
  }
}
