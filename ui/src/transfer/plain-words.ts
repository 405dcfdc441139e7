// Kinds that come from the core, in words. A kind that is newer than these words is still said, by its name.

import type { AnnotationTally, DroppedView, ExporterView, WarningView } from "../generated/wire";
import { t } from "../shared/words";

/** The warnings that there are words for. */
export const WARNINGS = [
  "no-headline",
  "no-body",
  "little-text",
  "paywall",
  "consent-wall",
  "error-page",
  "undecodable",
  "encoding-guessed",
  "control-characters",
  "pictures-missing",
  "no-text",
  "hyphens-joined",
  "letters-unknown",
  "pages-unread",
  "tracked-changes",
  "cut-short",
  "attachments",
  "fields-cut",
  "address-left-out",
  "only-changed",
  "few-old-words",
  "downgraded",
];

/** A warning as a sentence. */
export function warningWords({ kind, count, name }: WarningView): string {
  return WARNINGS.includes(kind)
    ? t(`transfer-warning-${kind}`, { count, name })
    : t("transfer-warning-other", { kind: kind.replaceAll("-", " ") });
}

/** Why something was left out. */
export function reasonWords({ reason }: DroppedView): string {
  return t(`transfer-left-out-${reason}`);
}

/** The formats that there are words for. */
export const FORMATS = [
  "markdown",
  "json",
  "html",
  "docx",
  "odt",
  "pdf",
  "epub",
  "csv",
  "xlsx",
  "w3c",
  "hypothesis",
  "ris",
  "bibtex",
  "csl-json",
  "timeline-svg",
  "timeline-png",
  "claimreview",
  "refi-qda",
  "bookmarks",
  "bundle",
];

/** The name of a format, and what it is good for. */
export function formatWords({ id, extension }: ExporterView): { name: string; about: string } {
  return FORMATS.includes(id)
    ? { name: t(`transfer-format-${id}`), about: t(`transfer-format-${id}-about`) }
    : { name: id, about: t("transfer-format-other", { extension }) };
}

/** What became of the annotations of a file: "3 annotations placed, 1 not placed". */
export function annotationWords(tally: AnnotationTally): string {
  const names = ["exact", "near", "page", "unplaced", "present", "refused"] as const;
  const parts = names.filter((name) => tally[name] > 0);
  return parts.map((name) => t(`annotations-tally-${name}`, { count: tally[name] })).join(", ");
}
