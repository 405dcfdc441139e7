import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ImportReport, Problem } from "../generated/wire";
import { onChanges } from "../shared/changes";
import { checkA11y } from "../shared/check-a11y";
import { answers, argsOf, button, FULL, host, shown, tell } from "./fixtures/scripted";

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
