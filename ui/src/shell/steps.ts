// The words of a step that can be undone: "tag 3 passages" for the status bar, "Tagged 3 passages" when it was done.

import type { StepView } from "../generated/wire";
import { t } from "../shared/words";

/** Every operation that the core journals. */
export const OPS = [
  "add-article",
  "add-version",
  "merge-articles",
  "split-version",
  "keep-version",
  "put-away-version",
  "extract-again",
  "answer-review",
  "import",
  "edit-article",
  "put-back",
  "archive-articles",
  "unarchive-articles",
  "trash-articles",
  "restore-articles",
  "group-copies",
  "ungroup-copy",
  "tag-articles",
  "untag-articles",
  "set-article-note",
  "add-highlight",
  "set-highlight-colour",
  "remove-notes",
  "tag-noted",
  "untag-noted",
  "move-passage",
  "split-passage",
  "merge-passages",
  "name-colour",
  "trash-highlights",
  "restore-highlights",
  "tag-highlights",
  "untag-highlights",
  "set-highlight-note",
  "add-tag",
  "move-tag",
  "merge-tags",
  "set-tag-colour",
  "set-tag-definition",
  "remove-tag",
  "import-codebook",
  "import-archive",
  "import-annotations",
  "place-annotations",
  "discard-annotations",
  "save-search",
  "rename-saved-search",
  "set-saved-search",
  "move-saved-search",
  "remove-saved-search",
  "add-style",
  "rename-style",
  "remove-style",
  "choose-style",
  "add-note",
  "edit-note",
  "make-note-private",
  "make-note-public",
  "remove-note",
  "add-person",
  "edit-person",
  "merge-people",
  "trash-people",
  "restore-people",
  "add-claim",
  "edit-claim",
  "set-claim-status",
  "trash-claims",
  "restore-claims",
  "add-evidence",
  "set-bearing",
  "remove-evidence",
  "see-evidence",
  "link-claims",
  "unlink-claims",
  "set-claim-note",
  "add-story",
  "edit-story",
  "trash-stories",
  "restore-stories",
  "add-to-story",
  "remove-from-story",
  "move-in-story",
  "set-story-note",
  "publish-story",
  "unpublish-story",
  "handle-corrections",
  "reopen-corrections",
  "add-draft",
  "edit-draft",
  "check-draft",
  "answer-draft",
  "trash-drafts",
  "restore-drafts",
  "add-waiting",
  "remove-waiting",
] as const;

type Op = (typeof OPS)[number];

/**
 * What the page itself shows at once, many times an hour, or with a card of its own: the status bar names it, no toast
 * covers the text or the report.
 */
const QUIET: readonly string[] = [
  "import",
  "import-annotations",
  "add-highlight",
  "answer-review",
  "set-highlight-colour",
  "set-highlight-note",
  "set-article-note",
  "move-passage",
  "import-codebook",
  "move-saved-search",
  "move-in-story",
  "see-evidence",
  "set-bearing",
  "check-draft",
  "answer-draft",
] satisfies Op[];

function words(kind: "op" | "done", step: StepView): string {
  const op = (OPS as readonly string[]).includes(step.op) ? step.op : "other";
  const name = step.name.length > 48 ? `${step.name.slice(0, 46).trimEnd()}…` : step.name;
  return t(`shell-${kind}-${op}`, { count: step.count, name, named: name === "" ? "no" : "yes" });
}

/** "tag 3 passages": goes behind "Undo:". */
export function stepWords(step: StepView): string {
  return words("op", step);
}

/** "Tagged 3 passages". */
export function doneWords(step: StepView): string {
  return words("done", step);
}

/** Whether a toast tells of it. */
export function isLoud(step: StepView): boolean {
  return !QUIET.includes(step.op);
}
