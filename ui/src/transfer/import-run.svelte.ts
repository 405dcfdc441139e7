import { call, onImportProgress, problemOf } from "../api";
import type { ImportProgress, ImportReport, Problem } from "../generated/wire";
import { announce } from "../shared/changes";

/** Below this, a rate is a guess. */
const SOON_MS = 500;

/** Whole files a second; null while that cannot be told. */
export function filesPerSecond(files: number, ms: number): number | null {
  return files <= 0 || ms < SOON_MS ? null : Math.max(1, Math.round((files * 1000) / ms));
}

/** The import that is running, or the last one that ran. */
export class ImportRun {
  running = $state(false);
  /** The user asked to stop; the file at hand is still finished. */
  stopping = $state(false);
  /** It rests until it is let go on. */
  paused = $state(false);
  progress: ImportProgress | null = $state(null);
  /** Files a second since it began or was last let go on; null until that can be told. */
  rate: number | null = $state(null);
  report: ImportReport | null = $state(null);
  problem: Problem | null = $state(null);
  /** When counting for the rate began, in milliseconds, and how many files were done then. */
  #since = { ms: 0, done: 0 };

  /** Imports `paths`. Gives back the report, or null when there is none. */
  async start(paths: string[]): Promise<ImportReport | null> {
    if (this.running) return null;
    this.running = true;
    this.stopping = false;
    this.paused = false;
    this.progress = null;
    this.rate = null;
    this.report = null;
    this.#since = { ms: performance.now(), done: 0 };
    this.problem = null;
    const silence = onImportProgress((progress) => this.#take(progress));
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

  #take(progress: ImportProgress): void {
    this.progress = progress;
    this.rate = filesPerSecond(progress.done - this.#since.done, performance.now() - this.#since.ms);
  }

  /** Lets it rest after the files at hand, or go on. */
  async pause(paused: boolean): Promise<void> {
    try {
      await call("pause_import", { paused });
      this.paused = paused;
      this.rate = null;
      this.#since = { ms: performance.now(), done: this.progress?.done ?? 0 };
    } catch (thrown) {
      this.problem = problemOf(thrown);
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
