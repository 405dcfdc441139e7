import { call } from "../api";
import type { ExportScope } from "../generated/wire";

/** How much an export would write. */
export interface Extent {
  articles: number;
  /** Null when it was not counted. */
  passages: number | null;
  /** The headline, when it is one article. */
  headline: string;
}

/** What was chosen last, until the window closes. */
export const lastExport = { format: "markdown", folder: false };

/** Counts what `scope` is made of. */
export async function measure(scope: ExportScope): Promise<Extent> {
  if (scope.kind === "list") {
    const { scope: place, query } = scope;
    const [page, summary] = await Promise.all([
      call("list_articles", { scope: place, query, order: "newest", offset: 0, limit: 1 }),
      call("summary", { scope: place, query }),
    ]);
    const headline = page.total === 1 ? (page.rows[0]?.headline ?? "") : "";
    return { articles: page.total, passages: summary.passages, headline };
  }
  const [only] = scope.articles;
  const headline =
    scope.articles.length === 1 && only !== undefined
      ? (await call("article", { article: only })).citation.headline
      : "";
  return { articles: scope.articles.length, passages: null, headline };
}
