// A shell in memory, for component tests and for looking at the page in a plain browser. It is not in the product.
//
// Switches in the address: ?articles=5000  ?long=50000 (blocks of one article)  ?marks=2000 (passages in it)  ?empty  ?first-run  ?read-only
// ?versions (of the first article; =doubtful)  ?copies (of the first article)  ?changes=500 (more in a comparison)  ?theme=dark  ?text=24
// ?locked  ?encrypted  ?problem=corrupt (at the start)  ?fail=add_highlight,document (these calls)  ?slow=800 (ms)

import type { FileDrop, Host } from "./api";
import { FakeAnnotations } from "./fake/annotations";
import { invented, WRITTEN } from "./fake/articles";
import { FakeBackups } from "./fake/backups";
import { batchAnswers } from "./fake/batch";
import { comparisonOf } from "./fake/comparison";
import { FakeLibrary, problem } from "./fake/library";
import {
  arrangeArticles,
  arrangeNotes,
  arrangePassages,
  passageContext,
  removeNotes,
  summary,
  tagNoted,
  timeline,
} from "./fake/overview";
import { listArticles, listNotes, listPassages } from "./fake/search";
import { originalOf } from "./fake/original";
import { FakeFetching } from "./fake/fetching";
import { importCodebook, mergePassages, nameColour, splitPassage } from "./fake/marking";
import { FakeTransfer } from "./fake/transfer";
import { readQuery, suggestQuery } from "./fake/queries";
import { citationAnswers } from "./fake/citations";
import { savedAnswers } from "./fake/saved";
import { FakeDrafts } from "./fake/drafts";
import { encryptionAnswers, type FakeLock, FAKE_PASSPHRASE } from "./fake/encryption";
import { FakeLedger } from "./fake/ledger";
import { correctionsOf, publicationAnswers } from "./fake/publication";
import { FakeCopies } from "./fake/copies";
import { FakeVersions } from "./fake/versions";
import type { Calls, ImportProgress, LibraryInfo, Problem, ReadOnlyBecause, Settings, Theme } from "./generated/wire";

type Answers = {
  [Name in keyof Calls]: (args: Calls[Name]["args"]) => Calls[Name]["reply"] | Promise<Calls[Name]["reply"]>;
};

export const DEFAULT_SETTINGS: Settings = {
  theme: "light",
  textSize: 18,
  measure: 33.5,
  leading: 1.56,
  sidebarWidth: 224,
  listWidth: 352,
  sidebar: true,
  list: true,
  margin: true,
  userAgent: "",
  fetchPictures: true,
  privateAddresses: false,
  stemming: false,
  lockAfter: 15,
  hideEncrypted: false,
  lists: {
    tableWidth: 620,
    foldCopies: true,
    timeline: false,
    timelineDate: "published",
    timelineByTag: false,
    articles: { table: false, columns: [], group: null },
    passages: { table: false, columns: [], group: null },
    notes: { table: false, columns: [], group: null },
  },
  backups: { on: true, daily: 7, weekly: 4, monthly: 6, folder: "" },
};

const PATH = "/home/mara/Documents/Harbour desk.clipfile";
const HOLDER = "Clipfile (process 4711) since 23 November, 17:40";
const info = (path: string, because: ReadOnlyBecause | null = null): LibraryInfo => ({
  path,
  name:
    path
      .split("/")
      .at(-1)
      ?.replace(/\.clipfile$/u, "") ?? path,
  readOnly: because !== null,
  sample: false,
  encrypted: false,
  because,
  holder: because === "inUse" ? HOLDER : null,
});

/** The fake shell, with what tests may look at and set off. */
export interface FakeHost extends Host {
  library: FakeLibrary;
  annotations: FakeAnnotations;
  /** Every call so far, in order. */
  calls: { name: keyof Calls; args: unknown }[];
  /** Makes the next calls of this name fail, until it is given null. */
  fail(name: keyof Calls, with_: Problem | null): void;
  /** Drops files on the window. */
  drop(drop: FileDrop): void;
}

/** Makes a fake shell; `search` is the query string of an address. */
export function makeFakeHost(search = ""): FakeHost {
  const asked = new URLSearchParams(search);
  const library = new FakeLibrary();
  const startProblem = asked.get("problem");
  const delay = Number(asked.get("slow") ?? 0);
  const failing = new Map<string, Problem>();
  const progress = new Set<(progress: ImportProgress) => void>();
  const drops = new Set<(drop: FileDrop) => void>();
  const calls: FakeHost["calls"] = [];
  const transfer = new FakeTransfer(library, (at) => progress.forEach((listener) => listener(at)));

  const fetching = new FakeFetching(transfer);
  const annotations = new FakeAnnotations(library);
  const versions = new FakeVersions(library);
  const ledger = new FakeLedger(library);
  const drafts = new FakeDrafts(library);
  const copies = new FakeCopies(library);

  for (const name of asked.get("fail")?.split(",") ?? [])
    failing.set(name, problem("io", "The disk did not answer.", "Try again; nothing was lost."));
  if (!asked.has("empty") && !asked.has("first-run")) {
    for (const written of WRITTEN) library.put(written);
    for (let n = WRITTEN.length; n < Number(asked.get("articles") ?? 0); n++) library.put(invented(n));
    const marks = Number(asked.get("marks") ?? 0);
    const blocks = Number(asked.get("long") ?? 0) || Math.ceil(marks / 2);
    if (blocks) library.put({ ...invented(0, blocks), archived: false, clipped: "2026-06-01T00:00:00Z", marked: [] });
    if (marks) library.markMuch(marks);
  }
  if (asked.has("versions")) versions.edit(1, asked.get("versions") === "doubtful");
  if (asked.has("copies")) copies.group(library.kept.articles.slice(0, 3).map((one) => one.id));
  library.readOnly = asked.has("read-only");
  const because = library.readOnly ? ((asked.get("read-only") || "protected") as ReadOnlyBecause) : null;
  const backups = new FakeBackups(() => settings.backups);
  let open: LibraryInfo | null = asked.has("first-run") || startProblem ? null : info(PATH, because);
  const locked: FakeLock = { now: null, passphrase: FAKE_PASSPHRASE };
  if (asked.has("locked")) {
    open = null;
    locked.now = { path: PATH, name: "Harbour desk" };
  }
  if (open && asked.has("encrypted")) open = { ...open, encrypted: true };
  let settings: Settings = {
    ...DEFAULT_SETTINGS,
    theme: (asked.get("theme") as Theme | null) ?? "light",
    textSize: Number(asked.get("text") ?? 18),
  };
  let recent = asked.has("first-run")
    ? []
    : [
        {
          path: PATH,
          name: "Harbour desk",
          encrypted: false,
          openedMs: Date.parse("2026-05-16T08:00:00Z"),
          present: true,
        },
        {
          path: "/media/stick/Old.clipfile",
          name: "Old",
          encrypted: false,
          openedMs: Date.parse("2025-02-01T08:00:00Z"),
          present: false,
        },
      ];
  const opened = (path: string, sample = false, encrypted = false): LibraryInfo =>
    (open = { ...info(path), sample, encrypted });
  let heeded = false;
  const live = () => library.kept.articles.filter((one) => !one.trashed);

  const answers: Answers = {
    start_up: () => ({
      version: "0.1.0",
      settings,
      library: open,
      locked: locked.now,
      recent,
      problem: startProblem
        ? problem(
            startProblem as Problem["kind"],
            `The library “Harbour desk” could not be opened (${startProblem}).`,
            "Open another library, or restore the backup beside it.",
          )
        : null,
      asked: startProblem ? PATH : null,
    }),
    create_library: ({ path }) => opened(path),
    open_library: ({ path }) => opened(path),
    open_library_to_read: ({ path }) => (open = info(path, "inUse")),
    try_to_write: () => opened(PATH),
    trust_library: () => opened(PATH),
    backups: () => backups.view(),
    back_up: () => backups.make(),
    choose_backup_folder: () => "/media/stick",
    restore_backup: () => opened("/home/mara/Documents/Harbour desk 2026-05-12.clipfile"),
    remove_backups: ({ paths }) => backups.remove(paths),
    replace_backups: () => backups.replace(),
    encrypt_backups: () => backups.encrypt(),
    open_sample: () => {
      if (!library.kept.articles.length) for (const written of WRITTEN) library.put(written);
      return opened("/home/mara/Sample.clipfile", true);
    },
    close_library: () => {
      open = null;
      locked.now = null;
    },
    ...encryptionAnswers(locked, () => open, opened),
    forget_recent: ({ path }) => void (recent = recent.filter((one) => one.path !== path)),
    choose_new_library: () => "/home/mara/Documents/New desk.clipfile",
    choose_library: () => PATH,
    choose_files: () => ["/home/mara/story.html", "/home/mara/letter.eml", "/home/mara/broken.pdf"],
    choose_folder: () => "/home/mara/clippings",
    choose_export: ({ name, format, folder }) => `/home/mara/${name}${folder ? "" : `.${transfer.extension(format)}`}`,
    counts: () => ({
      inbox: live().filter((one) => !one.archived).length,
      articles: live().length,
      passages: listPassages(library, { scope: { kind: "articles" }, query: "", offset: 0, limit: 0 }).total,
      notes: listNotes(library, { query: "", offset: 0, limit: 0 }).total,
      unplaced: annotations.count(),
      claims: ledger.claims().length,
      stories: ledger.stories().length,
      people: library.kept.ledger.people.filter((one) => !one.trashed).length,
      drafts: drafts.count(),
      corrections: correctionsOf(ledger, ledger.stories()).filter((one) => !one.handled).length,
      trash: library.kept.articles.length - live().length,
      bytes: 4_120_000 + library.kept.articles.length * 18_000,
    }),
    file_state: () => ({
      gone: null,
      damaged: null,
      place: asked.has("synced") && !heeded ? { kind: "synced", name: "Dropbox" } : null,
      conflicts: asked.has("conflicts")
        ? ["/home/mara/Documents/Harbour desk (Mara's conflicted copy 2026-11-23).clipfile"]
        : [],
    }),
    heed_place: () => void (heeded = true),
    check_library: () => ({ findings: [], count: 0, mendable: false }),
    repair_library: () => ({
      backup: "/home/mara/Documents/Harbour desk.before-repair.clipfile",
      left: { findings: [], count: 0, mendable: false },
    }),
    repair_progress: () => ({ done: 40, all: 232 }),
    save_library_copy: () => "/home/mara/Documents/Harbour desk, saved.clipfile",
    save_settings: (wanted) => void (settings = wanted),
    list_articles: (wanted) => listArticles(library, wanted),
    article: ({ article }) => library.articleView(article),
    document: ({ document }) => library.document(document),
    edit_article: ({ article, citation }) =>
      library.editArticles("edit-article", [article], "", { article: true }, () => ({ citation })),
    archive_articles: ({ articles, archived }) =>
      library.editArticles(
        archived ? "archive-articles" : "unarchive-articles",
        articles,
        "",
        { article: true },
        () => ({ archived }),
      ),
    set_read: ({ articles, read }) =>
      articles.forEach((article) => (read ? library.read.add(article) : library.read.delete(article))),
    trash_articles: ({ articles }) =>
      library.editArticles("trash-articles", articles, "", { article: true, highlight: true }, () => ({
        trashed: true,
      })),
    restore_articles: ({ articles }) =>
      library.editArticles("restore-articles", articles, "", { article: true, highlight: true }, () => ({
        trashed: false,
      })),
    empty_trash: () => {
      const gone = new Set(library.kept.articles.filter((one) => one.trashed).map((one) => one.id));
      const passages = library.kept.passages.filter((one) => one.trashed || gone.has(one.article)).length;
      const kept = {
        ...library.kept,
        articles: library.kept.articles.filter((one) => !gone.has(one.id)),
        passages: library.kept.passages.filter((one) => !one.trashed && !gone.has(one.article)),
      };
      library.kept = kept;
      return {
        articles: gone.size,
        passages,
        claims: 0,
        stories: 0,
        people: 0,
        drafts: 0,
        changes: { article: true, highlight: true, tag: true, note: true, articles: [] },
      };
    },
    tag_articles: ({ articles, path }) => {
      const tag = library.tag(path);
      return library.editArticles("tag-articles", articles, path, { tag: true, article: true }, (one) => ({
        tags: [...new Set([...one.tags, tag])],
      }));
    },
    untag_articles: ({ articles, path }) => {
      const tag = library.tag(path);
      return library.editArticles("untag-articles", articles, path, { tag: true, article: true }, (one) => ({
        tags: one.tags.filter((id) => id !== tag),
      }));
    },
    set_article_note: ({ article, body }) =>
      library.editArticles("set-article-note", [article], "", { note: true, article: true }, () => ({
        note: body.trim(),
        noteMs: Date.now(),
      })),
    put_back: ({ document, dropped }) => library.putBack(document, dropped),
    versions: ({ article }) => versions.versions(article),
    copies: ({ article }) => copies.of(article),
    ungroup_copy: ({ article }) => copies.ungroup(article),
    group_copies: ({ articles }) => copies.group(articles),
    version_differences: ({ article }) => versions.differences(article),
    keep_version: ({ capture }) => versions.decide(capture, true),
    put_away_version: ({ capture }) => versions.decide(capture, false),
    split_version: ({ capture }) => ({ article: 1, changes: versions.decide(capture, false) }),
    merge_articles: ({ from }) =>
      library.editArticles("merge-articles", [from], "", { article: true, highlight: true }, () => ({ trashed: true })),
    read_again: () => ({
      changed: false,
      changes: { article: false, highlight: false, tag: false, note: false, articles: [] },
    }),
    reviews: ({ document }) => versions.reviews(document),
    answer_review: (answer) => versions.answer(answer),
    compare_documents: ({ old, new: newer }) => comparisonOf(old, newer, Number(asked.get("changes") ?? 0)),
    export_comparison: ({ format }) => `/home/mara/Comparison.${format === "html" ? "html" : "md"}`,
    original: ({ capture }) => originalOf(library.found(capture), library),
    save_original: ({ capture }) => `/home/mara/${library.found(capture).fileName || "clipping.html"}`,
    passages: ({ document }) => library.passages(document),
    list_passages: (wanted) => listPassages(library, wanted),
    add_highlight: (at) => library.addHighlight(at.document, at.startUnit, at.endUnit, at.colour),
    set_highlight_colour: ({ passages, colour }) =>
      library.editPassages("set-highlight-colour", passages, "", {}, () => ({ colour })),
    trash_highlights: ({ passages }) =>
      library.editPassages("trash-highlights", passages, "", { note: true, tag: true }, () => ({ trashed: true })),
    restore_highlights: ({ passages }) =>
      library.editPassages("restore-highlights", passages, "", { note: true, tag: true }, () => ({ trashed: false })),
    tag_highlights: ({ passages, path }) => {
      const tag = library.tag(path);
      return library.editPassages("tag-highlights", passages, path, { tag: true }, (one) => ({
        tags: [...new Set([...one.tags, tag])],
      }));
    },
    untag_highlights: ({ passages, path }) => {
      const tag = library.tag(path);
      return library.editPassages("untag-highlights", passages, path, { tag: true }, (one) => ({
        tags: one.tags.filter((id) => id !== tag),
      }));
    },
    set_highlight_note: ({ passage, body }) =>
      library.editPassages("set-highlight-note", [passage], "", { note: true }, () => ({ note: body.trim() })),
    move_passage: ({ passage, document, startUnit, endUnit }) => {
      const { text } = library.document(document);
      const exact = text.slice(startUnit, endUnit);
      return library.editPassages("move-passage", [passage], "", {}, () => ({
        startUnit,
        endUnit,
        exact,
        verdict: "same",
      }));
    },
    split_passage: (wanted) => splitPassage(library, wanted),
    merge_passages: (wanted) => mergePassages(library, wanted),
    colour_names: () => library.kept.colours,
    set_colour_name: (named) => nameColour(library, named),
    set_note_private: () => ({ article: false, highlight: false, tag: false, note: true, articles: [] }),
    export_codebook: ({ form, name }) => `/home/mara/${name}.${form}`,
    import_codebook: () => importCodebook(library),
    copy_quotation: () => undefined,
    list_unplaced: (wanted) => annotations.list(wanted),
    place_annotation: (wanted) => annotations.place(wanted),
    discard_annotations: (wanted) => annotations.discard(wanted.annotations),
    look_again_for_annotations: () => annotations.lookAgain(),
    remove_notes: ({ notes }) => removeNotes(library, notes),
    tag_noted: ({ notes, path }) => tagNoted(library, notes, path, true),
    untag_noted: ({ notes, path }) => tagNoted(library, notes, path, false),
    summary: (wanted) => summary(library, wanted),
    timeline: (wanted) => timeline(library, wanted),
    arrange_articles: (wanted) => arrangeArticles(library, wanted),
    arrange_passages: (wanted) => arrangePassages(library, wanted),
    arrange_notes: (wanted) => arrangeNotes(library, wanted),
    passage_context: ({ passage }) => passageContext(library, passage),
    list_notes: (wanted) => listNotes(library, wanted),
    tags: () => library.tagViews(),
    add_tag: ({ path }) => {
      const before = library.kept;
      return library.editTags("add-tag", path, () => {
        library.tag(path);
        const { tags } = library.kept;
        return { ...before, tags };
      });
    },
    move_tag: ({ tag, path }) => {
      const from = library.kept.tags.find((one) => one.id === tag)?.path ?? "";
      if (path === from || path.startsWith(`${from}/`)) throw problem("invalid", "A tag cannot be put under itself.");
      return library.editTags("move-tag", path, (kept) => ({
        ...kept,
        tags: kept.tags.map((one) =>
          one.id === tag || one.path.startsWith(`${from}/`)
            ? { ...one, path: path + one.path.slice(from.length) }
            : one,
        ),
      }));
    },
    set_tag_colour: ({ tag, colour }) =>
      library.editTags("set-tag-colour", library.tagRef(tag).path, (kept) => ({
        ...kept,
        tags: kept.tags.map((one) => (one.id === tag ? { ...one, colour } : one)),
      })),
    set_tag_definition: ({ tag, definition }) =>
      library.editTags("set-tag-definition", library.tagRef(tag).path, (kept) => ({
        ...kept,
        tags: kept.tags.map((one) => (one.id === tag ? { ...one, definition } : one)),
      })),
    remove_tag: ({ tag }) => {
      const path = library.tagRef(tag).path;
      return library.editTags("remove-tag", path, (kept) => {
        const gone = new Set(
          kept.tags.filter((one) => one.id === tag || one.path.startsWith(`${path}/`)).map((one) => one.id),
        );
        const without = <One extends { tags: number[] }>(one: One): One => ({
          ...one,
          tags: one.tags.filter((id) => !gone.has(id)),
        });
        return {
          ...kept,
          articles: kept.articles.map(without),
          passages: kept.passages.map(without),
          tags: kept.tags.filter((one) => !gone.has(one.id)),
        };
      });
    },
    ...batchAnswers(library),
    read_query: (read) => readQuery(library, read),
    suggest_query: ({ text }) => suggestQuery(library, text),
    ...citationAnswers(library),
    ...savedAnswers(library),
    ...ledger.answers(),
    ...publicationAnswers(ledger, () => library.next++),
    ...drafts.answers(),
    undo_state: () => library.undoState(),
    undo: () => library.travel("undo"),
    redo: () => library.travel("redo"),
    preview_paste: () => ({ kind: "clipping", preview: transfer.preview() }),
    keep_paste: (kept) => transfer.keep(kept),
    discard_paste: () => undefined,
    fetch_address: (wanted) => fetching.fetch(wanted),
    cancel_fetch: () => fetching.cancel(),
    waiting: () => fetching.waiting(),
    keep_waiting: ({ url }) => fetching.keep(url),
    remove_waiting: ({ waiting }) => fetching.remove(waiting),
    importers: () => transfer.importers,
    import_paths: ({ paths }) => transfer.importPaths(paths),
    cancel_import: () => transfer.cancel(),
    pause_import: ({ paused }) => transfer.pause(paused),
    save_report: ({ name }) => `/home/mara/${name}.txt`,
    exporters: () => transfer.exporters,
    export_choices: () => transfer.choices,
    measure_export: ({ scope }) => transfer.measure(scope),
    choose_template: () => "/home/mara/Desk notes.md.jinja",
    begin_template: () => "/home/mara/Clipfile template.md.jinja",
    preview_template: ({ template }) => `# The first article, by ${template}\n`,
    export: (wanted) => transfer.export(wanted),
    cancel_export: () => undefined,
    open_link: () => undefined,
    take_address: () => null,
    look_up_address: () => {
      throw problem("notFound", "The article of this address is not in this library.");
    },
    reveal_path: () => undefined,
  };

  return {
    library,
    annotations,
    calls,
    fail: (name, with_) => void (with_ ? failing.set(name, with_) : failing.delete(name)),
    drop: (drop) => drops.forEach((listener) => listener(drop)),
    call: async (name, args) => {
      calls.push({ name, args });
      if (delay) await new Promise((done) => setTimeout(done, delay));
      const failure = failing.get(name);
      if (failure) throw failure;
      return answers[name](args);
    },
    onImportProgress: (listener) => {
      progress.add(listener);
      return () => progress.delete(listener);
    },
    onExportProgress: () => () => undefined,
    onLibraryChanged: () => () => undefined,
    onBackups: () => () => undefined,
    onAddress: () => () => undefined,
    onLockWanted: () => () => undefined,
    onRewriting: () => () => undefined,
    onFileDrop: (listener) => {
      drops.add(listener);
      return () => drops.delete(listener);
    },
  };
}

/** The fake shell of a plain browser, set by the address. */
export const fakeHost: FakeHost = makeFakeHost(typeof location === "undefined" ? "" : location.search);
