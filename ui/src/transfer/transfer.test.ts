import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { tick } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { setHost, type Host } from "../api";
import { makeFakeHost, type FakeHost } from "../fake-host";
import type { Calls, ImportProgress, ImportReport, Preview, Problem } from "../generated/wire";
import { onChanges } from "../shared/changes";
import { checkA11y } from "../shared/check-a11y";
import { toasts } from "../shared/toasts.svelte";
import { EXPORTED_KEYS, type Shown } from "./fixtures/shown";
import Shell from "./fixtures/Shell.svelte";

const FULL: Problem = { kind: "full", message: "the disk is full; nothing was changed", hint: "Free some space." };
const NOTHING = {
  headline: "",
  byline: [],
  dateline: "",
  outlet: "",
  published: "",
  updated: "",
  url: "",
  language: "",
};

let host: FakeHost;
let answers: { [Name in keyof Calls]?: (args: Calls[Name]["args"]) => unknown };
let tell: (progress: ImportProgress) => void;

beforeEach(() => {
  host = makeFakeHost();
  answers = {};
  const real = { call: host.call, onImportProgress: host.onImportProgress };
  const call = async (name: keyof Calls, args: never) => {
    const answer = answers[name] as ((args: never) => unknown) | undefined;
    if (!answer) return real.call(name, args);
    host.calls.push({ name, args });
    return answer(args);
  };
  setHost({
    ...host,
    call: call as Host["call"],
    onImportProgress: (listener) => {
      tell = listener;
      return real.onImportProgress(listener);
    },
  });
});
afterEach(() => {
  for (const toast of toasts.list) toasts.dismiss(toast.id);
});

const argsOf = <Name extends keyof Calls>(name: Name) =>
  host.calls.filter((one) => one.name === name).map((one) => one.args as Calls[Name]["args"]);
function shown(): Shown & { onopened: ReturnType<typeof vi.fn> } {
  const onopened = vi.fn();
  const { component } = render(Shell, { onopened });
  return { ...(component as unknown as Shown), onopened };
}
/** Fails the call as the shell does. */
const fails = (problem: Problem) => () => Promise.reject(Object.assign(new Error(problem.message), problem));
const button = (name: string | RegExp) => screen.getByRole("button", { name });

/** What the shell finds on the clipboard. */
async function clipping(): Promise<Preview> {
  const pasted = await host.call("preview_paste", undefined);
  if (pasted.kind !== "clipping") throw new Error("there is no clipping on the clipboard");
  return pasted.preview;
}

async function pasted(change: Partial<Preview> = {}) {
  const found = await clipping();
  answers.preview_paste = () => ({ kind: "clipping", preview: { ...found, ...change } });
  const shell = shown();
  await shell.paste();
  const sheet = await screen.findByRole("dialog", { name: "Clip this article" });
  return { ...shell, sheet, token: found.token };
}

it("the shell can ask for everything", () => {
  const shell = shown();
  for (const key of EXPORTED_KEYS) expect(shell[key]).toBeTypeOf("function");
});

describe("the paste sheet", () => {
  it("shows what was found, set like an article, and what was left out", async () => {
    const { sheet } = await pasted();
    expect(screen.getByLabelText<HTMLInputElement>("Headline").value).toBe("Harbour board to vote on new badges");
    const article = within(sheet).getByRole("article");
    expect(within(article).getByRole("heading").textContent).toBe("Harbour board to vote on new badges");
    expect(article.textContent).toContain("The harbour board will vote on new badges in June");
    expect(article.textContent).toContain("412 words, 2 min");
    expect(sheet.textContent).toContain("Related links");
    expect(sheet.textContent).toContain("One picture did not come with the article");
    await checkA11y();
  });

  it("has the focus on Keep, and keeps with one key", async () => {
    const { onopened, token } = await pasted();
    await waitFor(() => expect(document.activeElement).toBe(button(/^Keep/)));
    const heard = vi.fn();
    const silence = onChanges(heard);
    await fireEvent.click(document.activeElement ?? document.body);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    silence();
    expect(argsOf("keep_paste")).toEqual([
      {
        token,
        citation: expect.objectContaining({ byline: ["Mara Lind"], dateline: "ØSTHAVN" }),
        tags: [],
        belongs: { kind: "byAddress" },
      },
    ]);
    expect(heard).toHaveBeenCalledOnce();
    expect(onopened).toHaveBeenCalledOnce();
    expect(argsOf("discard_paste")).toEqual([]);
  });

  it("keeps what was corrected and tagged, by Ctrl+Enter from any field", async () => {
    const { sheet } = await pasted();
    await fireEvent.input(screen.getByLabelText("Published"), { target: { value: "may 2026" } });
    await fireEvent.input(screen.getByLabelText("Headline"), { target: { value: "Board to vote" } });
    expect(within(sheet).getByRole("heading", { name: "Board to vote" })).toBeTruthy();
    const tag = screen.getByRole("combobox", { name: "Tags for this article" });
    await fireEvent.input(tag, { target: { value: "ports/new" } });
    await fireEvent.keyDown(tag, { key: "Enter" });
    await fireEvent.keyDown(screen.getByLabelText("Headline"), { key: "Enter", ctrlKey: true });
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(argsOf("keep_paste")).toMatchObject([
      { citation: { published: "2026-05", headline: "Board to vote" }, tags: ["ports/new"] },
    ]);
  });

  it("does not lose a tag that is typed and not yet added", async () => {
    await pasted();
    const tag = screen.getByRole("combobox", { name: "Tags for this article" });
    await fireEvent.input(tag, { target: { value: "ports" } });
    await fireEvent.keyDown(tag, { key: "Enter", ctrlKey: true });
    await waitFor(() => expect(argsOf("keep_paste")).toMatchObject([{ tags: ["ports"] }]));
  });

  it("keeps nothing while a field cannot be understood, and goes there", async () => {
    await pasted();
    await fireEvent.input(screen.getByLabelText("Published"), { target: { value: "soon" } });
    await fireEvent.click(button(/^Keep/));
    expect(argsOf("keep_paste")).toEqual([]);
    expect(document.activeElement).toBe(screen.getByLabelText("Published"));
  });

  it("is put away by Escape", async () => {
    const { sheet, token, onopened } = await pasted();
    await fireEvent.keyDown(sheet, { key: "Escape" });
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(argsOf("discard_paste")).toEqual([{ token }]);
    expect(onopened).not.toHaveBeenCalled();
  });

  it("asks before it throws away what was typed", async () => {
    const { sheet } = await pasted();
    await fireEvent.input(screen.getByLabelText("Outlet"), { target: { value: "Coast Wire" } });
    await fireEvent.keyDown(sheet, { key: "Escape" });
    const question = await screen.findByRole("alertdialog", { name: "Put this clipping away?" });
    expect(argsOf("discard_paste")).toEqual([]);
    await fireEvent.click(within(question).getByRole("button", { name: "Put away" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(argsOf("discard_paste")).toHaveLength(1);
  });

  it("says what was not found", async () => {
    const { sheet } = await pasted({
      citation: NOTHING,
      lines: [],
      words: 0,
      dropped: [],
      warnings: [{ kind: "no-headline", count: 0, name: "" }],
    });
    expect(within(sheet).getByRole("heading", { name: "No headline was found" })).toBeTruthy();
    expect(sheet.textContent).toContain("No text of an article was found.");
    expect(within(sheet).getAllByText("not found")).toHaveLength(8);
    await checkA11y();
  });

  it("opens what is here already instead of keeping it twice", async () => {
    const { onopened, sheet } = await pasted({ already: { article: 7, headline: "The old one", trashed: false } });
    expect(sheet.textContent).toContain("in your library already: “The old one”");
    await waitFor(() => expect(document.activeElement).toBe(button("Open it")));
    await fireEvent.click(button("Open it"));
    expect(onopened).toHaveBeenCalledExactlyOnceWith(7);
    expect(argsOf("discard_paste")).toHaveLength(1);
    expect(argsOf("keep_paste")).toEqual([]);
  });

  it("says when what is here lies in the trash", async () => {
    const { sheet } = await pasted({ already: { article: 7, headline: "The old one", trashed: true } });
    expect(sheet.textContent).toContain("in the trash");
    await checkA11y();
  });

  it("stays with all that was typed when it cannot be kept", async () => {
    await pasted();
    answers.keep_paste = fails(FULL);
    await fireEvent.input(screen.getByLabelText("Outlet"), { target: { value: "Coast Wire" } });
    await fireEvent.click(button(/^Keep/));
    expect((await screen.findByRole("alert")).textContent).toContain("The disk is full; nothing was changed.");
    expect(screen.getByLabelText<HTMLInputElement>("Outlet").value).toBe("Coast Wire");
    delete answers.keep_paste;
    await fireEvent.click(button(/^Keep/));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(argsOf("keep_paste")).toHaveLength(2);
  });

  it("does not open when there is nothing to clip; it says so and offers files", async () => {
    answers.preview_paste = fails({
      kind: "invalid",
      message: "the clipboard is empty",
      hint: "Copy an article first.",
    });
    await shown().paste();
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("The clipboard is empty.");
    expect(alert.textContent).toContain("Copy an article first.");
    expect(screen.queryByRole("dialog")).toBeNull();
    await fireEvent.click(within(alert).getByRole("button", { name: "Import files" }));
    expect(argsOf("choose_files")).toHaveLength(1);
  });

  it("shows a copied picture", async () => {
    const picture = "clip://localhost/picture/00";
    await pasted({ picture, lines: [], words: 0 });
    expect(screen.getByRole<HTMLImageElement>("img", { name: "The picture of the clipping" }).src).toBe(picture);
    expect(screen.queryByText("No text of an article was found.")).toBeNull();
    await checkA11y();
  });

  it("gives way to an import when files were copied", async () => {
    answers.preview_paste = () => ({ kind: "files", paths: ["/c/a.pdf", "/c/below"] });
    await shown().paste();
    expect(argsOf("import_paths")).toEqual([{ paths: ["/c/a.pdf", "/c/below"] }]);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("is not opened twice", async () => {
    const { paste } = await pasted();
    await paste();
    expect(argsOf("preview_paste")).toHaveLength(2); // one to make the picture in this test, one of the sheet
    expect(screen.getAllByRole("dialog")).toHaveLength(1);
  });
});

describe("an import", () => {
  const REPORT: ImportReport = {
    files: [
      {
        path: "/c/broken.pdf",
        part: null,
        status: "failed",
        article: null,
        text: "not of a kind that can be read",
        warnings: [],
        annotations: null,
      },
      {
        path: "/c/port.html",
        part: null,
        status: "added",
        article: 2,
        text: "Audit of ports",
        warnings: [{ kind: "little-text", count: 0, name: "" }],
        annotations: null,
      },
      {
        path: "/c/badge.html",
        part: null,
        status: "present",
        article: 1,
        text: "Badge system",
        warnings: [],
        annotations: null,
      },
    ],
    added: 1,
    versions: 0,
    present: 1,
    failed: 1,
    left: 0,
    changes: { article: true, highlight: false, tag: false, note: false, articles: [2] },
  };
  let finish: (report: ImportReport) => void;
  let refuse: (problem: Problem) => void;
  beforeEach(() => {
    answers.import_paths = () =>
      new Promise((resolve, reject) => {
        finish = resolve;
        refuse = reject;
      });
  });
  const card = () => screen.findByRole("region", { name: "Import" });

  it("tells how far it is without covering the window, and can be stopped", async () => {
    const { importPaths } = shown();
    void importPaths(["/c"]);
    await card();
    tell({ done: 12, total: 340, file: "/c/old/port.html" });
    await tick();
    const bar = screen.getByRole("progressbar", { name: "Importing" });
    expect(bar.getAttribute("aria-valuetext")).toBe("12 of 340");
    expect(bar.getAttribute("aria-valuenow")).toBe("12");
    expect((await card()).textContent).toContain("port.html");
    expect(screen.queryByRole("dialog")).toBeNull();
    await checkA11y();
    await fireEvent.click(button("Stop"));
    expect(argsOf("cancel_import")).toHaveLength(1);
    expect((await card()).textContent).toContain("Stopping after this file");
    finish({ ...REPORT, left: 5 });
    await screen.findByText("Import stopped");
    expect((await card()).textContent).toContain("1 kept, 1 already here, 1 failed, 5 not reached");
  });

  it("reports what failed and why, and opens what was kept", async () => {
    const { importPaths, onopened } = shown();
    const heard = vi.fn();
    const silence = onChanges(heard);
    void importPaths(["/c"]);
    await card();
    finish(REPORT);
    await fireEvent.click(await screen.findByRole("button", { name: "Report" }));
    silence();
    expect(heard).toHaveBeenCalledExactlyOnceWith(REPORT.changes);
    const dialog = await screen.findByRole("dialog", { name: "What was imported" });
    const failed = within(dialog).getByRole("region", { name: "Failed: 1" });
    expect(failed.textContent).toContain("broken.pdf");
    expect(failed.textContent).toContain("Not of a kind that can be read.");
    expect(within(failed).queryByRole("button")).toBeNull();
    expect(dialog.textContent).toContain("There is very little text.");
    await checkA11y();
    await fireEvent.click(within(dialog).getByRole("button", { name: "Open “Badge system”" }));
    expect(onopened).toHaveBeenCalledExactlyOnceWith(1);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("rests and goes on", async () => {
    const { importPaths } = shown();
    void importPaths(["/c"]);
    await card();
    tell({ done: 12, total: 340, file: "/c/old/port.html" });
    await fireEvent.click(button("Pause"));
    expect((await card()).textContent).toContain("Import paused");
    await checkA11y();
    await fireEvent.click(button("Go on"));
    await screen.findByRole("button", { name: "Pause" });
    expect(argsOf("pause_import")).toEqual([{ paused: true }, { paused: false }]);
    finish(REPORT);
    await screen.findByText("Import finished");
  });

  it("tries again what failed, and nothing else", async () => {
    const { importPaths } = shown();
    void importPaths(["/c"]);
    await card();
    const [broken] = REPORT.files;
    if (!broken) throw new Error("the report has a file that failed");
    finish({ ...REPORT, files: [broken, { ...broken, part: "2" }, ...REPORT.files.slice(1)] });
    await fireEvent.click(await screen.findByRole("button", { name: "Report" }));
    await fireEvent.click(await screen.findByRole("button", { name: "Try the failed again" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(argsOf("import_paths")).toEqual([{ paths: ["/c"] }, { paths: ["/c/broken.pdf"] }]);
    finish({ ...REPORT, files: REPORT.files.slice(1), failed: 0 });
    await fireEvent.click(await screen.findByRole("button", { name: "Report" }));
    expect(screen.queryByRole("button", { name: "Try the failed again" })).toBeNull();
  });

  it("saves its report where the user says", async () => {
    const { importPaths } = shown();
    void importPaths(["/c"]);
    await card();
    finish(REPORT);
    await fireEvent.click(await screen.findByRole("button", { name: "Report" }));
    await fireEvent.click(await screen.findByRole("button", { name: "Save the report…" }));
    expect(argsOf("save_report")).toEqual([
      { name: "Import report", text: expect.stringContaining("/c/broken.pdf") as string },
    ]);
    expect(await screen.findByText("The report was saved as /home/mara/Import report.txt")).toBeTruthy();
  });

  it("copies its report as text", async () => {
    const writeText = vi.fn(() => Promise.resolve());
    vi.stubGlobal("navigator", Object.assign(Object.create(navigator) as Navigator, { clipboard: { writeText } }));
    const { importPaths } = shown();
    void importPaths(["/c"]);
    await card();
    finish(REPORT);
    await fireEvent.click(await screen.findByRole("button", { name: "Report" }));
    await fireEvent.click(await screen.findByRole("button", { name: "Copy" }));
    vi.unstubAllGlobals();
    expect(writeText).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("/c/broken.pdf"));
    expect(await screen.findByText("The report is on the clipboard.")).toBeTruthy();
  });

  it("of one good file opens it at once", async () => {
    const { importPaths, onopened } = shown();
    void importPaths(["/c/a.html"]);
    await card();
    finish({
      ...REPORT,
      files: [
        { path: "/c/a.html", part: null, status: "added", article: 9, text: "A", warnings: [], annotations: null },
      ],
      added: 1,
      versions: 0,
      present: 0,
      failed: 0,
    });
    await waitFor(() => expect(onopened).toHaveBeenCalledExactlyOnceWith(9));
    expect(screen.queryByRole("region", { name: "Import" })).toBeNull();
  });

  it("that fails as a whole says so until it is put away", async () => {
    const { importPaths } = shown();
    void importPaths(["/c"]);
    await card();
    refuse(FULL);
    await screen.findByText("The disk is full; nothing was changed.");
    await fireEvent.click(within(await card()).getByRole("button", { name: "Put this message away" }));
    expect(screen.queryByRole("region", { name: "Import" })).toBeNull();
  });

  it("does not begin twice", async () => {
    const { importPaths } = shown();
    void importPaths(["/c"]);
    await card();
    await importPaths(["/d"]);
    expect(argsOf("import_paths")).toEqual([{ paths: ["/c"] }]);
    expect(screen.getByText(/^An import is running/)).toBeTruthy();
  });

  it("takes files and folders from the system's dialogs, and nothing when they are cancelled", async () => {
    const { importFiles, importFolder } = shown();
    answers.choose_files = () => [];
    answers.choose_folder = () => null;
    await importFiles();
    await importFolder();
    expect(argsOf("import_paths")).toEqual([]);
    answers.choose_folder = () => "/c";
    void importFolder();
    await card();
    expect(argsOf("import_paths")).toEqual([{ paths: ["/c"] }]);
  });

  it("begins with what is dropped on the window", async () => {
    shown();
    host.drop({ kind: "over" });
    expect((await screen.findByText("Drop to import")).parentElement?.textContent).toContain(".html");
    host.drop({ kind: "left" });
    await waitFor(() => expect(screen.queryByText("Drop to import")).toBeNull());
    host.drop({ kind: "over" });
    host.drop({ kind: "dropped", paths: ["/c/a.html"] });
    await card();
    expect(screen.queryByText("Drop to import")).toBeNull();
    expect(argsOf("import_paths")).toEqual([{ paths: ["/c/a.html"] }]);
  });
});

describe("an export", () => {
  async function asked(articles: number[] = [1, 2]) {
    const shell = shown();
    shell.exportDialog({ kind: "articles", articles }, "Harbour desk");
    const dialog = await screen.findByRole("dialog", { name: "Export" });
    await screen.findByRole("radio", { name: /Markdown/ });
    return { ...shell, dialog };
  }
  beforeEach(async () => {
    const { lastExport } = await import("./exporting");
    lastExport.format = "markdown";
    lastExport.folder = false;
  });

  it("asks for a format and a place, writes, and shows where it is", async () => {
    const { dialog } = await asked();
    expect(dialog.textContent).toContain("2 articles with their passages");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("radio", { name: /Markdown/ })));
    await checkA11y();
    await fireEvent.click(screen.getByRole("radio", { name: /Table \(CSV\)/ }));
    await fireEvent.click(button("Choose a place"));
    await screen.findByRole("dialog", { name: "Exported" });
    expect(argsOf("choose_export")).toEqual([{ format: "csv", name: "Harbour desk", folder: false }]);
    expect(argsOf("export")).toEqual([
      { format: "csv", scope: { kind: "articles", articles: [1, 2] }, path: "/home/mara/Harbour desk.csv" },
    ]);
    await checkA11y();
    await fireEvent.click(button("Show in folder"));
    expect(argsOf("reveal_path")).toEqual([{ path: "/home/mara/Harbour desk.csv" }]);
  });

  it("can make a folder where the format can", async () => {
    await asked();
    await fireEvent.click(screen.getByRole("radio", { name: "A folder with a file for each article" }));
    await fireEvent.click(button("Choose a folder"));
    await screen.findByRole("dialog", { name: "Exported" });
    expect(argsOf("choose_export")).toEqual([{ format: "markdown", name: "Harbour desk", folder: true }]);
  });

  it("does not ask for a folder of one article, or in a format that has none", async () => {
    const { dialog } = await asked([1]);
    expect(within(dialog).queryByRole("radio", { name: /folder/ })).toBeNull();
    await fireEvent.keyDown(dialog, { key: "Escape" });
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("goes on with Enter, and stays when no place was chosen", async () => {
    answers.choose_export = () => null;
    await asked();
    await fireEvent.keyDown(screen.getByRole("radio", { name: /Markdown/ }), { key: "Enter" });
    await waitFor(() => expect(argsOf("choose_export")).toHaveLength(1));
    expect(argsOf("export")).toEqual([]);
    expect(screen.getByRole("dialog", { name: "Export" })).toBeTruthy();
  });

  it("counts what was found", async () => {
    const shell = shown();
    shell.exportDialog({ kind: "list", scope: { kind: "articles" }, query: "" }, "All");
    const dialog = await screen.findByRole("dialog", { name: "Export" });
    await waitFor(() => expect(dialog.textContent).toMatch(/\d+ articles, \d+ passages/));
  });

  it("says what went wrong and lets one try again", async () => {
    answers.export = fails(FULL);
    await asked();
    await fireEvent.click(button("Choose a place"));
    expect((await screen.findByRole("alert")).textContent).toContain("The disk is full");
    delete answers.export;
    await fireEvent.click(button("Choose a place"));
    await screen.findByRole("dialog", { name: "Exported" });
    expect(screen.queryByRole("alert")).toBeNull();
  });
});
