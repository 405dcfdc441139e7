// Annotations without a place in the fake shell.

import type {
  AddedHighlight,
  Changes,
  ListUnplaced,
  LookedAgain,
  PlaceAnnotation,
  UnplacedPage,
  UnplacedRow,
} from "../generated/wire";
import type { FakeLibrary } from "./library";

const CHANGED: Changes = { article: false, highlight: true, tag: false, note: false, articles: [] };

export class FakeAnnotations {
  private rows: UnplacedRow[] = [];

  constructor(private readonly library: FakeLibrary) {}

  /** Lets one wait for a place. */
  put(row: Partial<UnplacedRow>): void {
    this.rows.push({
      id: this.rows.length + 1,
      article: null,
      headline: "",
      url: "https://ledger.example/ferry",
      file: "hypothesis.json",
      addedMs: Date.parse("2026-05-20T08:30:00Z"),
      why: "noArticle",
      exact: "The ferry left early",
      prefix: "",
      suffix: "",
      colour: "amber",
      tags: [],
      note: "",
      ...row,
    });
  }

  count(): number {
    return this.rows.length;
  }

  list({ offset, limit }: ListUnplaced): UnplacedPage {
    return { total: this.rows.length, rows: this.rows.slice(offset, offset + limit) };
  }

  place({ annotation, document, startUnit, endUnit }: PlaceAnnotation): AddedHighlight {
    const row = this.rows.find(({ id }) => id === annotation);
    this.rows = this.rows.filter(({ id }) => id !== annotation);
    return this.library.addHighlight(document, startUnit, endUnit, row?.colour ?? "amber");
  }

  discard(annotations: number[]): Changes {
    this.rows = this.rows.filter(({ id }) => !annotations.includes(id));
    return CHANGED;
  }

  lookAgain(): LookedAgain {
    const tally = { exact: 0, near: 0, page: 0, unplaced: this.rows.length, present: 0, refused: 0 };
    return { tally, changes: CHANGED };
  }
}
