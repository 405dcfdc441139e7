// Keeps the paint on the article's words: passages, the lifted one, matches of find in page, a held selection.

import { paint, paintFound, paintHeld, paintLifted, wipe } from "../highlights/paint";
import { stands } from "../highlights/segments";
import type { PassageView } from "../generated/wire";
import { around } from "./find";
import type { OpenArticle } from "./open-article.svelte";
import { firstUnitIn, unitsNear } from "./places";

/** Of more matches than these, those around what is in sight are painted. */
const MOST_MATCHES = 1000;

/** Paints whenever something changes, for as long as the component lives that calls it first. */
export function keepPainted(open: OpenArticle): void {
  const { passages, selecting, finding } = open;
  $effect(() => wipe);
  $effect(() => {
    void [open.moved, open.screenful];
    paintPassages(open, passages.standing);
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

/**
 * Paints the passages near what is in sight. WebKitGTK looks up the place of each range that it is given, also where it
 * skips the text: for 2,000 of them the window stood still for seconds.
 */
export function paintPassages({ map, scroller, known }: OpenArticle, list: readonly PassageView[]): void {
  if (!map || !scroller) return paint([], () => []);
  const { startUnit, endUnit } = unitsNear(map, scroller);
  const near = list.filter((one) => stands(one) && one.startUnit < endUnit && one.endUnit > startUnit);
  known.use(map, (find) => paint(near, find));
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
