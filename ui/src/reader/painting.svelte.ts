// Keeps the paint on the article's words: passages, the lifted one, matches of find in page, a held selection.

import { paint, paintFound, paintHeld, paintLifted, wipe } from "../highlights/paint";
import { around } from "./find";
import type { OpenArticle } from "./open-article.svelte";
import { firstUnitIn } from "./places";

/** Of more matches than these, those around what is in sight are painted. */
const MOST_MATCHES = 1000;

/** Paints whenever something changes, for as long as the component lives that calls it first. */
export function keepPainted(open: OpenArticle): void {
  const { passages, selecting, finding } = open;
  $effect(() => wipe);
  $effect(() => {
    void open.moved;
    const find = open.map?.rangesOf.bind(open.map);
    paint(find ? passages.list : [], find ?? (() => []));
  });
  $effect(() => {
    void open.moved;
    if (open.map) paintLifted(passages.lifted, open.map.rangesOf.bind(open.map));
  });
  $effect(() => {
    void [open.moved, finding.match];
    paintMatches(open);
  });
  $effect(() => paintHeld(selecting.held && selecting.units && open.map ? open.map.rangesOf(selecting.units) : []));
}

/** Whether there are more matches than are painted. */
export const hasMore = (open: OpenArticle): boolean => open.finding.matches.length > MOST_MATCHES;

/** Paints what find in page found, near what is in sight. */
export function paintMatches(open: OpenArticle): void {
  const { map, scroller } = open;
  const { matches, match } = open.finding;
  if (!map || !scroller) return;
  const near = hasMore(open) ? around(matches, firstUnitIn(scroller, map), MOST_MATCHES) : matches;
  paintFound(
    near.filter((one) => one !== match).flatMap((one) => map.rangesOf(one)),
    match ? map.rangesOf(match) : [],
  );
}
