// Writes documents as the core would: one text, blocks that tile it, spans inside their block, all in UTF-16 units.

import type { BlockKindView, BlockView, DropReason, DocumentView, DroppedView, SpanView } from "../generated/wire";

/** A block before it has a place in a text. Inline: `**strong**`, `_emphasis_`, `` `code` ``, `[words](url)`. */
export type Piece = { kind: BlockKindView; marked: string } | { left: DropReason; text: string };

export const p = (marked: string): Piece => ({ kind: { type: "paragraph" }, marked });
export const h = (level: number, marked: string): Piece => ({ kind: { type: "heading", level }, marked });
export const li = (marked: string, depth = 0, number: number | null = null): Piece => ({
  kind: { type: "listItem", depth, number },
  marked,
});
export const quote = (marked: string): Piece => ({ kind: { type: "quote" }, marked });
export const pre = (marked: string): Piece => ({ kind: { type: "preformatted" }, marked });
export const caption = (marked: string): Piece => ({ kind: { type: "caption" }, marked });
export const figure = (alt: string, src: string | null = null): Piece => ({
  kind: { type: "figure", src, alt },
  marked: "",
});
export const left = (reason: DropReason, text: string): Piece => ({ left: reason, text });
export const rows = (...table: string[][]): Piece[] =>
  table.flatMap((cells, row) =>
    cells.map((marked, column): Piece => ({ kind: { type: "tableCell", row, column, header: row === 0 }, marked })),
  );

const INLINE = /\*\*(.+?)\*\*|_(.+?)_|`(.+?)`|\[(.+?)\]\((.+?)\)/gu;

function inline(marked: string, start: number): { text: string; spans: SpanView[] } {
  let text = "";
  let last = 0;
  const spans: SpanView[] = [];
  for (const match of marked.matchAll(INLINE)) {
    text += marked.slice(last, match.index);
    const [whole, strong, emphasis, code, words, url = ""] = match;
    const inner = strong ?? emphasis ?? code ?? words ?? "";
    const style = strong ? "strong" : emphasis ? "emphasis" : code ? "code" : "link";
    const from = start + text.length;
    const nested = style === "link" || style === "strong" ? inline(inner, from) : { text: inner, spans: [] };
    text += nested.text;
    spans.push({ startUnit: from, endUnit: start + text.length, style, url }, ...nested.spans);
    last = match.index + whole.length;
  }
  return { text: text + marked.slice(last), spans };
}

/** How many words a text has. */
export const wordsOf = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;

/** Makes a document of its pieces. */
export function write(id: number, pieces: Piece[]): DocumentView {
  const parts: string[] = [];
  const blocks: BlockView[] = [];
  const dropped: DroppedView[] = [];
  let at = 0;
  for (const piece of pieces) {
    if ("left" in piece) {
      dropped.push({ beforeBlock: blocks.length, reason: piece.left, text: piece.text, words: wordsOf(piece.text) });
      continue;
    }
    const { text, spans } =
      piece.kind.type === "preformatted" || piece.kind.type === "figure"
        ? { text: piece.marked, spans: [] }
        : inline(piece.marked, at);
    blocks.push({ startUnit: at, endUnit: at + text.length, page: null, kind: piece.kind, spans });
    parts.push(text);
    at += text.length + 1;
  }
  return { id, text: parts.join("\n"), blocks, dropped };
}

/** The document with a piece that was left out as a paragraph at its place, and where and how long that is. */
export function withPutBack(shown: DocumentView, which: number, id: number) {
  const left = shown.dropped[which];
  const place = left?.beforeBlock ?? 0;
  const isLast = place >= shown.blocks.length;
  const at = shown.blocks[place]?.startUnit ?? shown.text.length;
  const own = left?.text ?? "";
  const inserted = isLast ? `\n${own}` : `${own}\n`;
  const length = inserted.length;
  const startUnit = isLast ? at + 1 : at;
  const shifted = (block: BlockView): BlockView => ({
    ...block,
    startUnit: block.startUnit + length,
    endUnit: block.endUnit + length,
    spans: block.spans.map((span) => ({
      ...span,
      startUnit: span.startUnit + length,
      endUnit: span.endUnit + length,
    })),
  });
  const paragraph: BlockView = {
    startUnit,
    endUnit: startUnit + own.length,
    kind: { type: "paragraph" },
    page: null,
    spans: [],
  };
  const made: DocumentView = {
    id,
    text: shown.text.slice(0, at) + inserted + shown.text.slice(at),
    blocks: [...shown.blocks.slice(0, place), paragraph, ...shown.blocks.slice(place).map(shifted)],
    dropped: shown.dropped.flatMap((one, index) => {
      if (index === which) return [];
      const behind = one.beforeBlock > place || (one.beforeBlock === place && index > which);
      return [{ ...one, beforeBlock: one.beforeBlock + (behind ? 1 : 0) }];
    }),
  };
  return { made, at, length };
}
