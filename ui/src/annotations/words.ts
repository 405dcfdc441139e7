// What there is to say of annotations of other programs.

import type { AnnotationTally, UnplacedRow, UnplacedWhy } from "../generated/wire";
import { t } from "../shared/words";

const NAMES: Record<UnplacedWhy, string> = {
  noArticle: "no-article",
  notFound: "not-found",
  reply: "reply",
  noWords: "no-words",
};

/** Why it has no place, in a few words. */
export function shortWhy({ why }: UnplacedRow): string {
  return t(`annotations-short-${NAMES[why]}`);
}

/** Why it has no place, and what to do. */
export function longWhy({ why }: UnplacedRow): string {
  return t(`annotations-why-${NAMES[why]}`);
}

/** What looking again found. */
export function lookedWords({ exact, near, page }: AnnotationTally): string {
  const count = exact + near + page;
  return count === 0 ? t("annotations-looked-none") : t("annotations-looked", { count });
}
