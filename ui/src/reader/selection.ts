// Between places in the page and places in the canonical text, which are UTF-16 units.

import type { BlockView } from "../generated/wire";

/** A stretch of the canonical text in UTF-16 units, end exclusive. */
export interface Units {
  startUnit: number;
  endUnit: number;
}

/** A place in the page. */
export interface Point {
  node: Node;
  offset: number;
}

const blockOf = (node: Node): HTMLElement | null => {
  const host = node instanceof Element ? node : node.parentElement;
  return host?.closest<HTMLElement>("[data-start]") ?? null;
};

/** UTF-16 position in the canonical text of a DOM point, or null outside the article. */
export function unitAt(node: Node, offset: number): number | null {
  const block = blockOf(node);
  if (!block) return null;
  const lead = new Range();
  lead.setStart(block, 0);
  lead.setEnd(node, offset);
  return Number(block.dataset["start"]) + lead.toString().length;
}

/** Which element draws which block; blocks that are not drawn yet have none. */
export class TextMap {
  readonly #elements: (HTMLElement | undefined)[];

  constructor(
    readonly text: string,
    readonly blocks: readonly BlockView[],
  ) {
    this.#elements = new Array<HTMLElement | undefined>(blocks.length);
  }

  /** Takes note of the blocks under `root`, which come in order. */
  add(root: ParentNode): void {
    for (const element of root.querySelectorAll<HTMLElement>("[data-start]"))
      this.#elements[this.blockAt(Number(element.dataset["start"]))] = element;
  }

  /** Index of the last block that begins at or before `unit`; 0 when there is none. */
  blockAt(unit: number): number {
    let low = 0;
    let high = this.blocks.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.blocks[middle]?.startUnit ?? 0) <= unit) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  element(index: number): HTMLElement | undefined {
    return this.#elements[index];
  }

  /** The DOM point of a unit; `after` says on which side of a node border it shall lie. */
  pointAt(unit: number, after = true): Point | null {
    const block = this.#elements[this.blockAt(unit)];
    return block ? pointIn(block, unit - Number(block.dataset["start"]), after) : null;
  }

  /** The stretch in the page, one range for each block it touches. Parts that are not drawn yet are left out. */
  rangesOf({ startUnit, endUnit }: Units): StaticRange[] {
    const ranges: StaticRange[] = [];
    for (let index = this.blockAt(startUnit); index < this.blocks.length; index++) {
      const block = this.blocks[index];
      const element = this.#elements[index];
      if (!block || block.startUnit >= endUnit) break;
      const from = Math.max(startUnit, block.startUnit) - block.startUnit;
      const to = Math.min(endUnit, block.endUnit) - block.startUnit;
      if (!element || from >= to) continue;
      const start = pointIn(element, from, true);
      const end = pointIn(element, to, false);
      if (start && end)
        ranges.push(
          new StaticRange({
            startContainer: start.node,
            startOffset: start.offset,
            endContainer: end.node,
            endOffset: end.offset,
          }),
        );
    }
    return ranges;
  }

  /** The stretch of text that a range in the page covers, without white space at its ends; null when it has no words. */
  unitsOf(range: AbstractRange): Units | null {
    const startUnit = this.#edge(range.startContainer, range.startOffset, "start");
    const endUnit = this.#edge(range.endContainer, range.endOffset, "end");
    return startUnit === null || endUnit === null ? null : trimmed(this.text, { startUnit, endUnit });
  }

  /** The unit of an edge; an edge outside of the blocks goes to the nearest block inside of the range. */
  #edge(node: Node, offset: number, side: "start" | "end"): number | null {
    const block = blockOf(node);
    if (block && this.#elements[this.blockAt(Number(block.dataset["start"]))] === block) return unitAt(node, offset);
    const point = new Range();
    point.setStart(node, offset);
    // How many drawn blocks begin before the point. Blocks are drawn from the first on, so they are the lowest ones.
    let low = 0;
    let high = this.drawn;
    while (low < high) {
      const middle = (low + high) >> 1;
      const element = this.#elements[middle];
      if (element && point.comparePoint(element, 0) < 0) low = middle + 1;
      else high = middle;
    }
    if (side === "start") return low < this.drawn ? (this.blocks[low]?.startUnit ?? null) : null;
    return low > 0 ? (this.blocks[low - 1]?.endUnit ?? null) : null;
  }

  /** How many blocks are drawn, counted from the first. */
  get drawn(): number {
    let low = 0;
    let high = this.#elements.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#elements[middle]) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The point `offset` units into the text of `block`. */
export function pointIn(block: HTMLElement, offset: number, after: boolean): Point | null {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let rest = offset;
  let last: Point | null = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { length } = node as Text;
    if (length === 0) continue;
    if (rest < length || (rest === length && !after)) return { node, offset: rest };
    last = { node, offset: length };
    rest -= length;
  }
  return rest === 0 ? (last ?? { node: block, offset: 0 }) : null;
}

/** The stretch without white space and breaks at its ends; null when nothing is left. */
export function trimmed(text: string, { startUnit, endUnit }: Units): Units | null {
  const whole = text.slice(startUnit, endUnit);
  const words = whole.trim();
  if (!words) return null;
  const start = startUnit + whole.length - whole.trimStart().length;
  return { startUnit: start, endUnit: start + words.length };
}
