// Problems in the page's voice: a whole sentence, and always what to do.

import type { Problem } from "../generated/wire";
import { t } from "./words";

/** Words to show for `problem`: what happened, then what was kept and what to do. */
export function problemWords(problem: Problem): { message: string; hint: string } {
  const hint = problem.hint || (problem.kind === "internal" ? t("problems-internal-hint") : "");
  return { message: sentence(problem.message || t("problems-unknown")), hint: hint && sentence(hint) };
}

/** `text` with a capital and a full stop; the core writes for the command line, without them. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  const capital = /^[\p{Ll}]/u.test(trimmed) && !/^\S*[./\\]\S/.test(trimmed);
  const head = capital ? trimmed.charAt(0).toUpperCase() + trimmed.slice(1) : trimmed;
  return /[.?!…:]$/.test(head) || head === "" ? head : `${head}.`;
}
