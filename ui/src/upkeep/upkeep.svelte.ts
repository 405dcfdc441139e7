import { call, onTrouble, problemOf } from "../api";
import type { Checked, FileState, Problem, RepairProgress, Repaired } from "../generated/wire";
import { announce, EVERYTHING } from "../shared/changes";
import { toasts } from "../shared/toasts.svelte";

/** How often the progress of a repair is asked for, in ms. */
const EVERY_MS = 200;

/** What is to be said of the open library's file, and what is being done for it. */
export class Upkeep {
  file = $state.raw<FileState | null>(null);
  /** What a question about the library failed with, because the file is damaged. */
  damage = $state.raw<Problem | null>(null);
  checked = $state.raw<Checked | null>(null);
  repaired = $state.raw<Repaired | null>(null);
  doing = $state<"nothing" | "checking" | "repairing">("nothing");
  progress = $state.raw<RepairProgress>({ done: 0, all: 0 });
  /** Whether the user has put away what was said of damage. */
  #told = false;
  /** The conflicts that the user has put away. */
  #conflictsSeen = $state.raw<string[]>([]);

  get conflicts(): string[] {
    return (this.file?.conflicts ?? []).filter((path) => !this.#conflictsSeen.includes(path));
  }

  /** Looks now, whenever the window is looked at again, and when a call says that something is wrong with the file. */
  follow(): () => void {
    const look = () => void this.look();
    window.addEventListener("focus", look);
    const stop = onTrouble((problem) => {
      if (problem.kind === "gone") look();
      else this.#noteDamage(problem);
    });
    look();
    return () => {
      window.removeEventListener("focus", look);
      stop();
    };
  }

  #noteDamage(problem: Problem): void {
    if (this.doing === "nothing" && !this.checked && !this.#told) this.damage ??= problem;
  }

  async look(): Promise<void> {
    try {
      this.file = await call("file_state");
      if (this.file.damaged) this.#noteDamage(this.file.damaged);
    } catch {
      // Whatever else is asked of the library says the same, where the user looks.
    }
  }

  async heedPlace(): Promise<void> {
    try {
      await call("heed_place");
      await this.look();
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
    }
  }

  heedConflicts(): void {
    this.#conflictsSeen = this.file?.conflicts ?? [];
  }

  /** Puts away what was said of damage. */
  putAway(): void {
    this.damage = this.checked = this.repaired = null;
    this.#told = true;
  }

  async check(): Promise<void> {
    if (this.doing !== "nothing") return;
    this.putAway();
    this.doing = "checking";
    try {
      this.checked = await call("check_library");
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
    } finally {
      this.doing = "nothing";
    }
  }

  async repair(): Promise<void> {
    if (this.doing !== "nothing") return;
    this.putAway();
    this.progress = { done: 0, all: 0 };
    this.doing = "repairing";
    const timer = setInterval(() => {
      call("repair_progress").then(
        (progress) => (this.progress = progress),
        () => undefined,
      );
    }, EVERY_MS);
    try {
      const repaired = await call("repair_library");
      if (repaired.left.count > 0) this.checked = repaired.left;
      this.#told = false;
      this.repaired = repaired;
      announce(EVERYTHING);
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
    } finally {
      clearInterval(timer);
      this.doing = "nothing";
    }
  }

  /** Asks where, and gives the path of the copy once it is written. */
  async saveCopy(): Promise<string | null> {
    try {
      return await call("save_library_copy");
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
      return null;
    }
  }
}
