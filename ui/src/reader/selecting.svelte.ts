import type { Box } from "./bar-place";
import type { TextMap, Units } from "./selection";

/** What is selected in the text, as it changes. */
export class Selecting {
  units = $state.raw<Units | null>(null);
  /** Its lines in the window: the first and the last are enough to place a bar by. */
  lines = $state.raw<Box[]>([]);
  /** While the pointer is down the selection is still growing. */
  dragging = $state(false);
  /** While the keys are in the bar: WebKit drops a selection when the focus leaves its text, so it is kept here. */
  held = $state(false);

  constructor(
    private readonly map: () => TextMap | null,
    private readonly root: () => HTMLElement | undefined,
  ) {}

  /** Listens to the document; gives back a function that stops listening. */
  watch(): () => void {
    const change = (): void => this.read();
    const down = (event: PointerEvent): void => {
      if (event.button === 0 && this.root()?.contains(event.target as Node)) this.dragging = true;
    };
    const up = (): void => {
      this.dragging = false;
    };
    document.addEventListener("selectionchange", change);
    document.addEventListener("pointerdown", down);
    document.addEventListener("pointerup", up);
    document.addEventListener("pointercancel", up);
    return () => {
      document.removeEventListener("selectionchange", change);
      document.removeEventListener("pointerdown", down);
      document.removeEventListener("pointerup", up);
      document.removeEventListener("pointercancel", up);
    };
  }

  /** Reads the selection of the window. */
  read(): void {
    const active = document.activeElement;
    // Fields have a selection of their own; what was selected in the text before still counts.
    if (this.held || active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement) return;
    const map = this.map();
    const root = this.root();
    const selection = getSelection();
    const range = selection?.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    const units = map && root && range?.intersectsNode(root) ? map.unitsOf(range) : null;
    if (units?.startUnit === this.units?.startUnit && units?.endUnit === this.units?.endUnit) return;
    this.units = units;
    this.place();
  }

  /** Measures the selection again, after a scroll or a change of size. */
  place(): void {
    const map = this.map();
    this.lines = this.units && map ? endLines(map, this.units) : [];
  }

  /** Selects in the page again what is kept here. */
  restore(): void {
    const map = this.map();
    const start = this.units && map?.pointAt(this.units.startUnit);
    const end = this.units && map?.pointAt(this.units.endUnit, false);
    if (start && end) getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
  }

  /** Nothing is selected any more; the caret stays at the end of what was. */
  clear(): void {
    const map = this.map();
    const end = this.units && map?.pointAt(this.units.endUnit, false);
    if (end) getSelection()?.collapse(end.node, end.offset);
    this.units = null;
    this.lines = [];
    this.held = false;
  }
}

/** The rectangles of the first and the last block of a stretch; a selection of a whole book is not measured through. */
export function endLines(map: TextMap, units: Units): Box[] {
  const last = map.blocks[map.blockAt(units.endUnit - 1)];
  const first = map.blocks[map.blockAt(units.startUnit)];
  if (!last || !first) return [];
  const parts =
    last === first
      ? [units]
      : [
          { startUnit: units.startUnit, endUnit: first.endUnit },
          { startUnit: last.startUnit, endUnit: units.endUnit },
        ];
  return parts.flatMap((part) => map.rangesOf(part).flatMap((range) => [...live(range).getClientRects()]));
}

/** A range that can be measured. */
export function live(range: StaticRange): Range {
  const measured = new Range();
  measured.setStart(range.startContainer, range.startOffset);
  measured.setEnd(range.endContainer, range.endOffset);
  return measured;
}
