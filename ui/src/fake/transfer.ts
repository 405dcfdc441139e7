// Pasting, importing and exporting in the fake shell.

import type {
  Changes,
  ChoiceView,
  Export,
  ExporterView,
  ExportReport,
  ExportScope,
  ExtentView,
  ImportedFile,
  ImporterView,
  ImportProgress,
  ImportReport,
  KeepPaste,
  Kept,
  Preview,
} from "../generated/wire";
import { invented } from "./articles";
import { type FakeLibrary, problem } from "./library";
import { matching } from "./search";

const added = (articles: number[]): Changes => ({ article: true, highlight: false, tag: true, note: false, articles });

const READING = [
  "grouping",
  "order",
  "context",
  "notes",
  "private-notes",
  "tags",
  "links",
  "full-text",
  "sources",
  "style",
  "bibliography",
  "fact-check",
];

export class FakeTransfer {
  private cancelled = false;
  private resting = Promise.resolve();
  private goOn: () => void = () => undefined;
  private token = 0;
  private count = 900;

  readonly importers: ImporterView[] = [
    { id: "html", extensions: ["html", "htm", "xhtml"] },
    { id: "eml", extensions: ["eml"] },
    { id: "plain_text", extensions: ["txt", "md"] },
  ];

  readonly exporters: ExporterView[] = [
    { id: "docx", extension: "docx", folder: true, purpose: "reading", heeds: READING },
    { id: "html", extension: "html", folder: true, purpose: "reading", heeds: READING },
    { id: "markdown", extension: "md", folder: true, purpose: "reading", heeds: ["flavour", "order", "notes"] },
    { id: "csv", extension: "csv", folder: false, purpose: "tables", heeds: [] },
    { id: "json", extension: "json", folder: false, purpose: "exchange", heeds: [] },
    { id: "w3c", extension: "jsonld", folder: true, purpose: "exchange", heeds: ["notes"] },
  ];

  readonly choices: ChoiceView[] = [
    { name: "flavour", values: ["plain", "obsidian", "logseq", "template"], labels: [], usual: "plain" },
    { name: "grouping", values: ["article", "tag", "speaker", "colour"], labels: [], usual: "article" },
    { name: "order", values: ["listed", "newest", "oldest", "headline", "outlet"], labels: [], usual: "listed" },
    { name: "context", values: ["on", "off"], labels: [], usual: "off" },
    { name: "notes", values: ["on", "off"], labels: [], usual: "on" },
    { name: "private-notes", values: ["on", "off"], labels: [], usual: "off" },
    { name: "tags", values: ["on", "off"], labels: [], usual: "on" },
    { name: "links", values: ["on", "off"], labels: [], usual: "on" },
    { name: "full-text", values: ["on", "off"], labels: [], usual: "off" },
    { name: "sources", values: ["footnotes", "endnotes", "inline"], labels: [], usual: "footnotes" },
    { name: "style", values: ["", "apa"], labels: ["", "APA"], usual: "" },
    { name: "bibliography", values: ["on", "off"], labels: [], usual: "on" },
    { name: "fact-check", values: ["on", "off"], labels: [], usual: "off" },
    { name: "comments", values: ["on", "off"], labels: [], usual: "off" },
    { name: "sheet", values: ["a4", "letter"], labels: [], usual: "a4" },
  ];

  constructor(
    private readonly library: FakeLibrary,
    private readonly tell: (progress: ImportProgress) => void,
  ) {}

  extension(format: string): string {
    return this.exporters.find((one) => one.id === format)?.extension ?? format;
  }

  preview(): Preview {
    const text = "The harbour board will vote on new badges in June, its chair said on Friday.";
    return {
      token: ++this.token,
      citation: {
        headline: "Harbour board to vote on new badges",
        byline: ["Mara Lind"],
        dateline: "ØSTHAVN",
        outlet: "The Northern Ledger",
        published: "2026-05-22T09:15:00+02:00",
        updated: "",
        url: "https://ledger.example/new-badges",
        language: "en-GB",
      },
      lines: [text, "The vote was put off twice. A third delay, he said, was “not on the table”."],
      words: 412,
      dropped: [{ beforeBlock: 1, reason: "related", text: "Read also: the password on page 14", words: 7 }],
      warnings: [{ kind: "pictures-missing", count: 1, name: "" }],
      already: null,
      picture: null,
      versionOf: null,
    };
  }

  keep({ citation, tags }: KeepPaste): Kept {
    const article = this.library.put({
      ...invented(this.count++),
      citation,
      tags,
      clipped: new Date().toISOString(),
      archived: false,
      importer: "html",
      fileName: "",
      marked: [],
    });
    return { article, status: "added", keptPercent: null, changes: added([article]) };
  }

  async importPaths(paths: string[]): Promise<ImportReport> {
    this.cancelled = false;
    const files: ImportedFile[] = [];
    const total = paths.length === 1 ? 12 : paths.length;
    for (let done = 0; done < total && !this.cancelled; done++) {
      const path = paths[done] ?? `${paths[0]}/story-${done + 1}.html`;
      this.tell({ done, total, file: path });
      await new Promise((next) => setTimeout(next, 150));
      await this.resting;
      if (path.endsWith(".pdf"))
        files.push({
          path,
          part: null,
          status: "failed",
          article: null,
          text: "The file is not of a kind that can be read.",
          warnings: [],
          annotations: null,
        });
      else {
        const written = { ...invented(this.count++), archived: false, clipped: new Date().toISOString() };
        files.push({
          path,
          part: null,
          status: "added",
          article: this.library.put(written),
          text: written.citation.headline,
          warnings: done % 5 === 1 ? [{ kind: "little-text", count: 0, name: "" }] : [],
          annotations: null,
        });
      }
    }
    this.tell({ done: files.length, total, file: "" });
    const count = (status: ImportedFile["status"]): number => files.filter((one) => one.status === status).length;
    return {
      files,
      added: count("added"),
      versions: 0,
      present: 0,
      failed: count("failed"),
      left: total - files.length,
      changes: added([]),
    };
  }

  cancel(): void {
    this.cancelled = true;
    this.goOn();
  }

  pause(paused: boolean): void {
    if (paused) this.resting = new Promise((goOn) => (this.goOn = goOn));
    else this.goOn();
  }

  measure(scope: ExportScope): ExtentView {
    const articles = this.meant(scope);
    const headline =
      articles.length === 1
        ? (this.library.kept.articles.find((one) => one.id === articles[0])?.citation.headline ?? "")
        : "";
    const claims = scope.kind === "claims" ? scope.claims.length : 0;
    return { articles: articles.length, passages: this.passagesOf(articles), claims, headline, held: [] };
  }

  export({ scope, path, format }: Export): ExportReport {
    const articles = this.meant(scope);
    if (!articles.length) throw problem("invalid", "There is nothing to export.", "Choose some articles first.");
    const files = format === "html" ? articles.length : 1;
    return { path, files, articles: articles.length, passages: this.passagesOf(articles) };
  }

  private meant(scope: ExportScope): number[] {
    switch (scope.kind) {
      case "articles":
        return scope.articles;
      case "list":
        return matching(this.library, scope.scope, scope.query).map(({ article }) => article.id);
      case "passages":
        return this.library.kept.passages.filter((one) => scope.passages.includes(one.id)).map((one) => one.article);
      default:
        return this.library.kept.articles.filter((one) => !one.trashed).map((one) => one.id);
    }
  }

  private passagesOf(articles: number[]): number {
    return this.library.kept.passages.filter((one) => !one.trashed && articles.includes(one.article)).length;
  }
}
