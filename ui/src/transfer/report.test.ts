import { describe, expect, it } from "vitest";
import type { ImportedFile, ImportReport } from "../generated/wire";
import { t } from "../shared/words";
import { filesPerSecond } from "./import-run.svelte";
import { FORMATS, formatWords, reasonWords, WARNINGS, warningWords } from "./plain-words";
import { reportText, sections, splitPath, summary } from "./report";

const file = (path: string, more: Partial<ImportedFile> = {}): ImportedFile => ({
  path,
  part: null,
  status: "added",
  article: 1,
  text: "Headline",
  warnings: [],
  annotations: null,
  ...more,
});
const REPORT: ImportReport = {
  files: [
    file("/c/a.html"),
    file("/c/b.html", { status: "present" }),
    file("/c/c.html", { warnings: [{ kind: "undecodable", count: 4, name: "" }] }),
    file("/c/d.pdf", { status: "failed", article: null, text: "the file is of no kind that can be read" }),
  ],
  added: 2,
  versions: 0,
  present: 1,
  failed: 1,
  left: 3,
  changes: { article: true, highlight: false, tag: false, note: false, articles: [] },
};

it("a rate is told when it is more than a guess", () => {
  expect(filesPerSecond(0, 9000)).toBeNull();
  expect(filesPerSecond(40, 200)).toBeNull();
  expect(filesPerSecond(300, 2000)).toBe(150);
  expect(filesPerSecond(1, 9000)).toBe(1);
});

describe("the report of an import", () => {
  it("has what failed first and every file once", () => {
    expect(sections(REPORT).map(({ name, files }) => [name, files.map((one) => one.path)])).toEqual([
      ["failed", ["/c/d.pdf"]],
      ["warned", ["/c/c.html"]],
      ["present", ["/c/b.html"]],
      ["added", ["/c/a.html"]],
    ]);
  });
  it("is summed up without what did not happen", () => {
    expect(summary(REPORT)).toBe("2 kept, 1 already here, 1 failed, 3 not reached");
    expect(summary({ ...REPORT, added: 0, present: 0, failed: 2, left: 0 })).toBe("2 failed");
    expect(summary({ ...REPORT, files: [], added: 0, present: 0, failed: 0, left: 0 })).toBe("0 kept");
    expect(summary({ ...REPORT, failed: 0, left: 0, present: 0, copies: 1 })).toBe(
      "2 kept, 1 is a copy of a story that is here",
    );
  });
  it("says what became of annotations, and shows first what is not where it was", () => {
    const tally = { exact: 3, near: 1, page: 0, unplaced: 2, present: 0, refused: 0 };
    const report = {
      ...REPORT,
      files: [file("/c/h.json", { article: null, text: "", annotations: tally })],
      present: 0,
    };
    const one = { ...report, added: 1, failed: 0, left: 0 };
    expect(summary(one)).toBe("3 annotations placed, 1 on changed words, 2 not placed");
    expect(sections(one).map(({ name }) => name)).toEqual(["warned"]);
    expect(reportText(one)).toContain("/c/h.json: 3 annotations placed");
  });
  it("names every file and every reason in its text", () => {
    const text = reportText(REPORT);
    for (const { path } of REPORT.files) expect(text).toContain(path);
    expect(text).toContain("the file is of no kind that can be read");
    expect(text).toContain("4 characters could not be read");
  });
});

it.each([
  ["/a/b/c.html", "/a/b/", "c.html"],
  ["C:\\a\\c.html", "C:\\a\\", "c.html"],
  ["c.html", "", "c.html"],
  ["/a/b/", "", "/a/b/"],
])("%s has a folder and a name", (path, folder, name) => {
  expect(splitPath(path)).toEqual({ folder, name });
});

describe("kinds from the core", () => {
  const missing = (words: string) => words === "" || words.startsWith("transfer-");
  it.each(WARNINGS)("have words for the warning %s", (kind) => {
    expect(missing(warningWords({ kind, count: 2, name: "windows-1252" }))).toBe(false);
  });
  it.each(FORMATS)("have words for the format %s", (id) => {
    const { name, about } = formatWords({ id, extension: "x", folder: false, purpose: "reading", heeds: [] });
    expect([name, about].some(missing)).toBe(false);
  });
  it.each([
    "field",
    "navigation",
    "related",
    "comments",
    "promotion",
    "credit",
    "outsideBody",
    "pageFrame",
    "deleted",
    "remark",
  ] as const)("have words for the reason %s", (reason) => {
    expect(missing(reasonWords({ reason, beforeBlock: 0, text: "", words: 1 }))).toBe(false);
  });
  it.each(["failed", "warned", "present", "added"])("have words for the section %s", (name) => {
    expect(missing(t(`transfer-section-${name}`, { count: 1 }))).toBe(false);
  });
});

describe("kinds that these words do not know", () => {
  it("are still said", () => {
    expect(warningWords({ kind: "too-many-frames", count: 0, name: "" })).toContain("too many frames");
    expect(formatWords({ id: "opml", extension: "opml", folder: false, purpose: "reading", heeds: [] })).toEqual({
      name: "opml",
      about: "Written as .opml",
    });
  });
});
