import type { Citation } from "../generated/wire";
import { readLanguage, readNames, readUrl, sameCitation } from "./citation-fields";
import { readDate, type TypedDate } from "./dates";
import { formatPublished } from "./format";

/** A field that holds one line. */
export type LineField = Exclude<keyof Citation, "byline">;

/** A citation while it is being typed. */
export class CitationDraft {
  /** The fields as they were at first. */
  readonly before: Citation;
  headline = $state("");
  byline = $state<string[]>([]);
  /** A name that is typed and not yet among the others. */
  name = $state("");
  dateline = $state("");
  outlet = $state("");
  /** Dates, address and language as typed. */
  published = $state("");
  updated = $state("");
  url = $state("");
  language = $state("");

  constructor(before: Citation) {
    this.before = before;
    this.headline = before.headline;
    this.byline = [...before.byline];
    this.dateline = before.dateline;
    this.outlet = before.outlet;
    this.published = formatPublished(before.published);
    this.updated = formatPublished(before.updated);
    this.url = before.url;
    this.language = before.language;
  }

  publishedDate: TypedDate = $derived.by(() => this.#date("published"));
  updatedDate: TypedDate = $derived.by(() => this.#date("updated"));
  urlRead: string | null = $derived.by(() => (this.url === this.before.url ? this.url : readUrl(this.url)));
  languageRead: string | null = $derived.by(() =>
    this.language === this.before.language ? this.language : readLanguage(this.language),
  );

  /** The first field that cannot be kept as it is. */
  wrong: LineField | null = $derived.by(() => {
    if (this.publishedDate.kind !== "date") return "published";
    if (this.updatedDate.kind !== "date") return "updated";
    if (this.urlRead === null) return "url";
    return this.languageRead === null ? "language" : null;
  });

  /** The fields to keep; null while one of them cannot be understood. */
  citation: Citation | null = $derived.by(() => {
    const { publishedDate, updatedDate, urlRead, languageRead } = this;
    if (publishedDate.kind !== "date" || updatedDate.kind !== "date" || urlRead === null || languageRead === null)
      return null;
    return {
      headline: oneLine(this.headline),
      byline: [...this.byline, ...readNames(this.name)],
      dateline: oneLine(this.dateline),
      outlet: oneLine(this.outlet),
      published: publishedDate.iso,
      updated: updatedDate.iso,
      url: urlRead,
      language: languageRead,
    };
  });

  /** Whether anything was typed that would be lost. */
  changed: boolean = $derived.by(() => this.citation === null || !sameCitation(this.citation, this.before));

  /** Adds the names that are typed. */
  addNames(): void {
    this.byline = [...this.byline, ...readNames(this.name).filter((name) => !this.byline.includes(name))];
    this.name = "";
  }

  /** A date that was not touched stays exactly as it was, in whatever form. */
  #date(field: "published" | "updated"): TypedDate {
    const before = this.before[field];
    return this[field] === formatPublished(before) ? { kind: "date", iso: before } : readDate(this[field]);
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
