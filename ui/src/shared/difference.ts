// What differs between two versions, in one line.

import type { ComparisonSummary } from "../generated/wire";
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
