// What an import did, sorted for reading and as text to send to somebody.

import type { ImportedFile, ImportReport } from "../generated/wire";
import { t } from "../shared/words";
import { annotationWords, warningWords } from "./plain-words";

export type SectionName = "failed" | "warned" | "version" | "present" | "added";

export interface ReportSection {
  name: SectionName;
  files: ImportedFile[];
}

const isKept = (file: ImportedFile): boolean => file.status === "added" || file.status === "version";

/** The files of a report: what failed first, then what should be looked at, then the rest. Empty sections are left out. */
export function sections({ files }: ImportReport): ReportSection[] {
  const of = (name: SectionName, fits: (file: ImportedFile) => boolean) => ({ name, files: files.filter(fits) });
  return [
    of("failed", (file) => file.status === "failed"),
    of("warned", (file) => isKept(file) && isToBeLookedAt(file)),
    of("version", (file) => file.status === "version" && !isToBeLookedAt(file)),
    of("present", (file) => file.status === "present"),
    of("added", (file) => file.status === "added" && !isToBeLookedAt(file)),
  ].filter((section) => section.files.length > 0);
}

function isToBeLookedAt({ warnings, annotations }: ImportedFile): boolean {
  const left = annotations ? annotations.near + annotations.unplaced + annotations.refused : 0;
  return warnings.length > 0 || left > 0;
}

/** What a file of a report is called: the headline of its article, why it failed, or what became of its annotations. */
export function wordsOf({ text, annotations }: ImportedFile): string {
  return annotations ? annotationWords(annotations) : text;
}

/** The files that failed, each once. */
export function failedPaths({ files }: ImportReport): string[] {
  return [...new Set(files.filter((file) => file.status === "failed").map((file) => file.path))];
}

/** In one line: "12 kept, 1 already here, 2 failed". */
export function summary({ files, ...counts }: ImportReport): string {
  const annotated = files.filter((file) => file.annotations !== null);
  const of = (status: ImportedFile["status"]): number => annotated.filter((file) => file.status === status).length;
  const { versions, failed, left, copies } = counts;
  const [added, present] = [counts.added - of("added"), counts.present - of("present")];
  const parts = [
    added > 0 || versions + present + failed + left + annotated.length === 0
      ? t("transfer-count-added", { count: added })
      : "",
    versions > 0 ? t("transfer-count-versions", { count: versions }) : "",
    present > 0 ? t("transfer-count-present", { count: present }) : "",
    ...annotated.map(wordsOf),
    failed > 0 ? t("transfer-count-failed", { count: failed }) : "",
    left > 0 ? t("transfer-count-left", { count: left }) : "",
    copies !== undefined && copies > 0 ? t("transfer-count-copies", { count: copies }) : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}

/** A path in two: the folder with its last separator, and the name. */
export function splitPath(path: string): { folder: string; name: string } {
  const at = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1;
  return at === path.length ? { folder: "", name: path } : { folder: path.slice(0, at), name: path.slice(at) };
}

/** The report as plain text: one line a file, warnings below it. */
export function reportText(report: ImportReport): string {
  const lines = [summary(report)];
  for (const { name, files } of sections(report)) {
    lines.push("", t(`transfer-section-${name}`, { count: files.length }));
    for (const file of files) {
      const part = file.part === null ? "" : ` › ${file.part}`;
      lines.push(`${file.path}${part}: ${wordsOf(file)}`);
      for (const warning of file.warnings) lines.push(`  ${warningWords(warning)}`);
    }
  }
  return `${lines.join("\n")}\n`;
}
