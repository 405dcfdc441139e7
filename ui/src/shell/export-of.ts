// What an export takes when nothing more is said: what is shown and chosen.

import type { ExportScope, StoryRow } from "../generated/wire";
import { working } from "../shared/work.svelte";
import { t } from "../shared/words";
import type { Desk } from "./desk.svelte";

/** What goes out, and the name to propose; null when there is nothing. */
export function exportOf(
  desk: Desk,
  stories: readonly StoryRow[],
  library: string,
): { scope: ExportScope; name: string } | null {
  const { now } = working;
  if (now?.kind === "story") {
    const title = stories.find((row) => row.id === now.story)?.fields.title ?? library;
    return { scope: { kind: "story", story: now.story }, name: title };
  }
  if (now?.kind === "claims") {
    const claims = now.claim === null ? working.claims : [now.claim];
    return claims.length > 0 ? { scope: { kind: "claims", claims }, name: t("claims-ledger") } : null;
  }
  if (now !== null || desk.place.kind === "trash") return null;
  if (desk.shows === "passages" && desk.passages.chosen.length > 0)
    return { scope: { kind: "passages", passages: [...desk.passages.chosen] }, name: library };
  const { place } = desk;
  if (place.kind === "tag" && !desk.searching && desk.chosenArticles.length < 2)
    return { scope: { kind: "tag", tag: place.tag }, name: place.path };
  if (desk.chosenArticles.length === 0 && (desk.articles.pages.total ?? 0) === 0) return null;
  return { scope: desk.exportScope, name: library };
}
