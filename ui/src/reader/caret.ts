// A caret in the article for those who read by keyboard. WebKitGTK has no caret browsing, but Selection.modify moves
// through text that cannot be edited, too: arrows move, with Shift they select, as in any editor.

import { pointIn, type TextMap } from "./selection";

type Direction = "forward" | "backward" | "left" | "right";
type Step = { direction: Direction; by: "character" | "word" | "line" | "lineboundary" | "paragraph" };

const mac = typeof navigator !== "undefined" && /Mac/u.test(navigator.platform);

/** What a key does to the caret, or null when it is not the caret's. */
export function stepOf(event: KeyboardEvent): Step | "start" | "end" | null {
  const { key } = event;
  const far = mac ? event.altKey : event.ctrlKey;
  if (mac ? event.ctrlKey : event.altKey || event.metaKey) return null;
  if (mac && event.metaKey) {
    if (key === "ArrowUp") return "start";
    if (key === "ArrowDown") return "end";
    if (key === "ArrowLeft") return { direction: "left", by: "lineboundary" };
    return key === "ArrowRight" ? { direction: "right", by: "lineboundary" } : null;
  }
  if (key === "ArrowLeft") return { direction: "left", by: far ? "word" : "character" };
  if (key === "ArrowRight") return { direction: "right", by: far ? "word" : "character" };
  if (key === "ArrowUp") return { direction: "backward", by: far ? "paragraph" : "line" };
  if (key === "ArrowDown") return { direction: "forward", by: far ? "paragraph" : "line" };
  if (key === "Home") return far ? "start" : { direction: "backward", by: "lineboundary" };
  if (key === "End") return far ? "end" : { direction: "forward", by: "lineboundary" };
  return null;
}

const inBlock = (root: Element, node: Node | null): boolean => {
  const host = node instanceof Element ? node : node?.parentElement;
  return host != null && root.contains(host) && host.closest("[data-start]") !== null;
};

/** Puts the focus of the selection at a point; the other end stays when it is extended. */
function put(selection: Selection, node: Node, offset: number, extend: boolean): void {
  if (extend && selection.rangeCount) selection.extend(node, offset);
  else selection.collapse(node, offset);
}

function edge(selection: Selection, map: TextMap, last: boolean, extend: boolean): void {
  const block = map.element(last ? map.drawn - 1 : 0);
  const point = block && pointIn(block, last ? (block.textContent ?? "").length : 0, !last);
  if (point) put(selection, point.node, point.offset, extend);
}

/** Moves through what is between the blocks (folded stretches, numbers of lists) until the caret is in a block again. */
function modify(selection: Selection, root: Element, { direction, by }: Step, extend: boolean): void {
  const { focusNode, focusOffset } = selection;
  for (let tries = 0; tries < 40; tries++) {
    const { focusNode: node, focusOffset: offset } = selection;
    selection.modify(extend ? "extend" : "move", direction, by);
    if (inBlock(root, selection.focusNode)) return;
    if (selection.focusNode === node && selection.focusOffset === offset) break;
    if (!root.contains(selection.focusNode)) break;
  }
  if (focusNode) put(selection, focusNode, focusOffset, extend);
}

/** The rectangle of the caret, or null when the selection does not end in a block of `root`. */
export function caretRect(root: Element): DOMRect | null {
  const selection = getSelection();
  const node = selection?.focusNode;
  if (!selection || !node || !inBlock(root, node)) return null;
  const range = new Range();
  range.setStart(node, selection.focusOffset);
  const own = [...range.getClientRects()].at(-1);
  if (own?.height) return own;
  if (!(node instanceof Text)) return node instanceof Element ? node.getBoundingClientRect() : null;
  // An empty range has no rectangle at some places: the side of the character next to it is as good.
  const next = selection.focusOffset < node.length;
  range.setStart(node, next ? selection.focusOffset : Math.max(0, node.length - 1));
  range.setEnd(node, next ? selection.focusOffset + 1 : node.length);
  const rect = [...range.getClientRects()].at(next ? 0 : -1);
  return rect ? new DOMRect(next ? rect.left : rect.right, rect.top, 0, rect.height) : null;
}

/** Does what a key means for the caret; false when it means nothing. */
export function caretKey(event: KeyboardEvent, root: HTMLElement, map: TextMap): boolean {
  const selection = getSelection();
  const step = stepOf(event);
  if (!selection || !step || event.target !== root) return false;
  if (!inBlock(root, selection.focusNode)) edge(selection, map, false, false);
  if (step === "start" || step === "end") edge(selection, map, step === "end", event.shiftKey);
  else modify(selection, root, step, event.shiftKey);
  return true;
}

/** Puts a caret into the text if there is none: at the first words in sight. */
export function ensureCaret(root: HTMLElement, map: TextMap): void {
  const selection = getSelection();
  if (!selection || inBlock(root, selection.focusNode)) return;
  const view = root.closest("[data-scroller]")?.getBoundingClientRect();
  const box = root.getBoundingClientRect();
  const seen = view && view.top > box.top ? document.caretRangeFromPoint(box.left + 1, view.top + 16) : null;
  if (seen && inBlock(root, seen.startContainer)) selection.collapse(seen.startContainer, seen.startOffset);
  else edge(selection, map, false, false);
}

/** Scrolls as little as it takes to see the caret. */
export function ensureSeen(root: HTMLElement): void {
  const scroller = root.closest("[data-scroller]");
  const view = scroller?.getBoundingClientRect();
  const caret = caretRect(root);
  if (!scroller || !view || !caret) return;
  const room = caret.height;
  if (caret.top < view.top + room) scroller.scrollTop -= view.top + room - caret.top;
  else if (caret.bottom > view.bottom - room) scroller.scrollTop += caret.bottom - view.bottom + room;
}
