import { call, onImportProgress, problemOf } from "../api";
import type { ImportProgress, ImportReport, Problem } from "../generated/wire";
import { announce } from "../shared/changes";

/** The import that is running, or the last one that ran. */
export class ImportRun {
  running = $state(false);
  /** The user asked to stop; the file at hand is still finished. */
  stopping = $state(false);
  progress: ImportProgress | null = $state(null);
  report: ImportReport | null = $state(null);
  problem: Problem | null = $state(null);

  /** Imports `paths`. Gives back the report, or null when there is none. */
  async start(paths: string[]): Promise<ImportReport | null> {
    if (this.running) return null;
    this.running = true;
    this.stopping = false;
    this.progress = null;
    this.report = null;
    this.problem = null;
    const silence = onImportProgress((progress) => (this.progress = progress));
    try {
      const report = await call("import_paths", { paths });
      this.report = report;
      announce(report.changes);
      return report;
    } catch (thrown) {
      this.problem = problemOf(thrown);
      return null;
    } finally {
      silence();
      this.running = false;
      this.progress = null;
    }
  }

  /** Stops after the file at hand; what is kept stays kept. */
  async cancel(): Promise<void> {
    this.stopping = true;
    try {
      await call("cancel_import");
    } catch (thrown) {
      this.stopping = false;
      this.problem = problemOf(thrown);
    }
  }

  /** Puts the summary away. */
  clear(): void {
    this.report = null;
    this.problem = null;
  }
}
