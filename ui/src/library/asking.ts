// How the rows of a list are asked for. What the index gives in its own order is asked of it; groups, and orders by other
// columns, of the arranged list.

import { call } from "../api";
import type { ArticleRow, GroupBy, NoteRow, PassageRow, Scope } from "../generated/wire";
import type { Asked, Page } from "./pages.svelte";
import { NEWEST, orderOf, sameSorting, type Sorting } from "./sorting";

export interface AskList {
  scope: Scope;
  query: string;
  sorting: Sorting;
  group: GroupBy | null;
  /** Each story once: behind which articles the copies are shown too. Without it, all are shown. */
  unfolded?: readonly number[];
}

const arranged = ({ scope, query, sorting, group }: AskList, { offset, limit }: Asked) => ({
  scope,
  query,
  sort: sorting.by,
  descending: sorting.descending,
  group,
  offset,
  limit,
});

export async function askArticles(list: AskList, asked: Asked): Promise<Page<ArticleRow>> {
  const order = orderOf(list.sorting);
  const { unfolded } = list;
  if (list.group === null && order !== null && !unfolded?.length)
    return call("list_articles", {
      scope: list.scope,
      query: list.query,
      order,
      fold: unfolded !== undefined,
      ...asked,
    });
  const once = unfolded && { unfolded: [...unfolded] };
  return call("arrange_articles", { ...arranged(list, asked), ...once });
}

export async function askPassages(list: AskList, asked: Asked): Promise<Page<PassageRow>> {
  if (list.group === null && sameSorting(list.sorting, NEWEST))
    return call("list_passages", { scope: list.scope, query: list.query, ...asked });
  return call("arrange_passages", arranged(list, asked));
}

export async function askNotes(list: AskList, asked: Asked): Promise<Page<NoteRow>> {
  if (list.group === null && sameSorting(list.sorting, NEWEST))
    return call("list_notes", { scope: list.scope, query: list.query, ...asked });
  return call("arrange_notes", arranged(list, asked));
}
