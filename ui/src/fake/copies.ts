// Copies of a story in the fake shell: articles that are said to be copies of the first one.

import type { Changes, ComparisonSummary, CopiesView, CopyView, DifferView } from "../generated/wire";
import { NOTHING } from "./comparison";
import type { FakeLibrary } from "./library";

const DIFFER: DifferView = { quotations: 0, numbers: 0, names: 0, claims: 0, paragraphs: 0, words: 0 };

export class FakeCopies {
  private together: number[] = [];

  constructor(private readonly library: FakeLibrary) {}

  of(article: number): CopiesView | null {
    if (!this.together.includes(article) || this.together.length < 2) return null;
    const copies = this.together.map((one, at) => this.copy(one, at));
    const quotations = copies.filter((copy) => (copy.differs?.quotations ?? 0) > 0).length;
    return { agency: "AP", copies, differ: { ...DIFFER, quotations } };
  }

  group(articles: number[]): Changes {
    this.together = [...new Set([...this.together, ...articles])].sort((a, b) => a - b);
    return this.changes();
  }

  ungroup(article: number): Changes {
    this.together = this.together.filter((one) => one !== article);
    return this.changes();
  }

  private changes(): Changes {
    return { article: true, highlight: false, tag: false, note: false, articles: this.together };
  }

  private copy(article: number, at: number): CopyView {
    const { citation, clippedMs, document, words } = this.library.articleView(article);
    const differs: ComparisonSummary | null = at === 0 ? null : { ...NOTHING, quotations: at % 2, wordings: 2 };
    const { headline, outlet, published } = citation;
    return { article, document, headline, outlet, published, clippedMs, words, told: false, differs };
  }
}
