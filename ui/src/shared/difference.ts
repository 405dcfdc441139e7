// What differs between two versions: in one line, and inside of a text.

import type { ComparisonSummary, PieceView } from "../generated/wire";
import { t } from "./words";

const COUNTED = [
  "numbers",
  "dates",
  "names",
  "negations",
  "units",
  "attributions",
  "quotations",
  "fields",
  "paragraphsRemoved",
  "paragraphsAdded",
  "paragraphsMoved",
  "pictures",
  "wordings",
  "punctuation",
] as const satisfies readonly (keyof ComparisonSummary)[];

/** Such as “2 numbers changed, 1 paragraph removed”. */
export function differenceLine(summary: ComparisonSummary): string {
  const parts = COUNTED.filter((name) => summary[name] > 0).map((name) =>
    t("shared-difference", { what: name, count: summary[name] }),
  );
  if (summary.headline) parts.unshift(t("shared-difference-headline"));
  if (parts.length) return parts.join(", ");
  return summary.typography ? t("shared-difference-typography") : t("shared-difference-none");
}

/** Both versions in one text, or one of them. */
export type Shown = "both" | "old" | "new";

/** A run of text; `mark` says in which version alone it stands. */
export interface Segment {
  text: string;
  mark: "del" | "ins" | null;
  change: number | null;
}

/** The runs of two texts that `pieces` tile. */
export const segmentsBetween = (pieces: readonly PieceView[], old: string, newer: string, shown: Shown): Segment[] =>
  pieces
    .flatMap((piece): Segment[] => {
      const before = old.slice(piece.oldStart, piece.oldEnd);
      const after = newer.slice(piece.newStart, piece.newEnd);
      if (piece.change === null) return [{ text: shown === "old" ? before : after, mark: null, change: null }];
      const gone: Segment = { text: before, mark: "del", change: piece.change };
      const come: Segment = { text: after, mark: "ins", change: piece.change };
      return shown === "both" ? [gone, come] : [shown === "old" ? gone : come];
    })
    .filter((segment) => segment.text !== "");
