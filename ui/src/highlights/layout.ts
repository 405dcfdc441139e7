// Where the cards of the margin stand: level with their words, pushed apart where they would overlap.

export interface Wanted {
  id: number;
  /** Where its words stand. */
  top: number;
  height: number;
}

/**
 * The tops of the cards, in the order given.
 *
 * Each card is pushed down by the one before it. The chosen one stands level with its words; those before it are pushed
 * up as far as there is room.
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
    tops[at] = Math.max(cards[at]?.top ?? 0, before);
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
