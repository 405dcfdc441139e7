import { call, problemOf } from "../api";
import type { LibraryInfo, Problem, Recent, Startup } from "../generated/wire";
import { toasts } from "../shared/toasts.svelte";

/** Which library is open, and how another one is. */
export class Session {
  library = $state.raw<LibraryInfo | null>(null);
  recent = $state.raw<Recent[]>([]);
  /** Why no library is open, when one should be. */
  problem = $state.raw<Problem | null>(null);
  /** A library is being opened. */
  opening = $state(false);
  readonly version: string;

  constructor(startup: Startup) {
    this.version = startup.version;
    this.library = startup.library;
    this.recent = startup.recent;
    this.problem = startup.problem;
  }

  async create(): Promise<void> {
    await this.#open(async () => {
      const path = await call("choose_new_library");
      return path === null ? null : call("create_library", { path });
    });
  }

  async choose(): Promise<void> {
    await this.#open(async () => {
      const path = await call("choose_library");
      return path === null ? null : call("open_library", { path });
    });
  }

  async open(path: string): Promise<void> {
    await this.#open(() => call("open_library", { path }));
  }

  async openSample(): Promise<void> {
    await this.#open(() => call("open_sample"));
  }

  async close(): Promise<void> {
    try {
      await call("close_library");
      this.recent = (await call("start_up")).recent;
      this.library = null;
      this.problem = null;
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
    }
  }

  async forget(path: string): Promise<void> {
    try {
      await call("forget_recent", { path });
      this.recent = this.recent.filter((one) => one.path !== path);
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
    }
  }

  /** With a library open the problem is a toast and that library stays; else the first screen shows it. */
  async #open(how: () => Promise<LibraryInfo | null>): Promise<void> {
    if (this.opening) return;
    this.opening = true;
    try {
      const library = await how();
      if (library === null) return;
      this.library = library;
      this.problem = null;
    } catch (thrown) {
      const problem = problemOf(thrown);
      if (problem.kind === "cancelled") return;
      if (this.library) toasts.problem(problem);
      else this.problem = problem;
    } finally {
      this.opening = false;
    }
  }
}
