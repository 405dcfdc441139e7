// Where the cards of the margin stand: level with their words, pushed apart where they would overlap.

import type { PassageView } from "../generated/wire";

export interface Wanted {
  id: number;
  /** Where its words stand. */
  top: number;
  height: number;
}

/** Of more passages than this, what stands beside the text is drawn when a scroll rests: it flies by faster than it is made. */
export const MANY = 300;
/** So long after the last scroll it rests. */
export const REST_MS = 90;

/** A card that is further from its words than this is no longer beside them. */
const FAR_PX = 300;

/**
 * The card to hold level with its words: the chosen one while its words are in sight. Else, where there are so many that
 * the cards in sight would belong to words that are not, the first of those whose words are.
 */
export function heldLevel(
  cards: readonly Wanted[],
  gap: number,
  chosen: number | null,
  view: { top: number; bottom: number },
): number | null {
  const inSight = ({ top }: Wanted): boolean => top >= view.top && top < view.bottom;
  if (cards.some((card) => card.id === chosen && inSight(card))) return chosen;
  const first = cards.find(inSight);
  const top = first && layOut(cards, gap).get(first.id);
  return first && top !== undefined && top - first.top > FAR_PX ? first.id : chosen;
}

/**
 * The tops of the cards, in the order given.
 *
 * Each card is pushed down by the one before it. The chosen one stands level with its words; those before it are pushed
 * up as far as there is room, and out at the top where that alone leaves it near its words.
 */
export function layOut(cards: readonly Wanted[], gap: number, chosen: number | null = null): Map<number, number> {
  const tops: number[] = [];
  let free = 0;
  for (const card of cards) {
    const top = Math.max(card.top, free);
    tops.push(top);
    free = top + card.height + gap;
  }
  const at = cards.findIndex((card) => card.id === chosen);
  if (at >= 0) {
    const before = cards.slice(0, at).reduce((sum, card) => sum + card.height + gap, 0);
    const own = cards[at]?.top ?? 0;
    tops[at] = before - own > FAR_PX ? own : Math.max(own, before);
    for (let index = at - 1; index >= 0; index--) {
      const most = (tops[index + 1] ?? 0) - gap - (cards[index]?.height ?? 0);
      tops[index] = Math.min(tops[index] ?? 0, most);
    }
    for (let index = at + 1; index < cards.length; index++) {
      const least = (tops[index - 1] ?? 0) + (cards[index - 1]?.height ?? 0) + gap;
      tops[index] = Math.max(cards[index]?.top ?? 0, least);
    }
  }
  return new Map(cards.map((card, index) => [card.id, tops[index] ?? 0]));
}

/** About how high a card will be that was never drawn, in CSS pixels. */
export function guessHeight({ exact, note, tags, verdict }: PassageView): number {
  const lines = (text: string, each: number): number => Math.ceil(text.length / each);
  const quote = Math.min(2, lines(exact, 30)) * 20;
  const words = note ? 6 + lines(note, 36) * 19 : 0;
  return 18 + quote + words + (tags.length ? 28 : 0) + (verdict === "same" ? 0 : 38);
}

/** How high the cards are. No state of each card's own: with thousands, asking for it costs more than laying them out. */
export class Heights {
  readonly #drawn = new Map<number, number>();

  /** Takes note of a card's height; gives whether it is another one. */
  take(id: number, height: number): boolean {
    const isOther = height !== 0 && this.#drawn.get(id) !== height;
    if (isOther) this.#drawn.set(id, height);
    return isOther;
  }

  /** The height of a card, about, if it was never drawn. */
  of(one: PassageView): number {
    return this.#drawn.get(one.id) ?? guessHeight(one);
  }
}
