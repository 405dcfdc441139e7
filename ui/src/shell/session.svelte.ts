import { call, callsAtRest, problemOf } from "../api";
import type { LibraryInfo, LockedLibrary, Problem, Recent, Startup } from "../generated/wire";
import { toasts } from "../shared/toasts.svelte";
import { t } from "../shared/words";

/** Which library is open, and how another one is. */
export class Session {
  library = $state.raw<LibraryInfo | null>(null);
  recent = $state.raw<Recent[]>([]);
  /** Why no library is open, when one should be. */
  problem = $state.raw<Problem | null>(null);
  /** The library that waits for its passphrase. */
  locked = $state.raw<LockedLibrary | null>(null);
  /** The library that another program has open, when that is the problem. */
  held = $state.raw<string | null>(null);
  /** A library is being opened. */
  opening = $state(false);
  readonly version: string;
  /** The library that was asked for last. */
  #asked: string | null = null;

  constructor(startup: Startup) {
    this.version = startup.version;
    this.library = startup.library;
    this.recent = startup.recent;
    this.problem = startup.problem;
    this.locked = startup.locked;
    this.held = startup.problem?.kind === "busy" ? startup.asked : null;
  }

  async create(): Promise<void> {
    await this.#open(async () => {
      this.#asked = null;
      const path = await call("choose_new_library");
      return path === null ? null : call("create_library", { path });
    });
  }

  /** Asks where a new library shall be. */
  async placeForNew(): Promise<string | null> {
    try {
      return await call("choose_new_library");
    } catch (thrown) {
      toasts.problem(problemOf(thrown));
      return null;
    }
  }

  async choose(): Promise<void> {
    await this.#open(async () => {
      const path = await call("choose_library");
      if (path === null) return null;
      this.#asked = path;
      return call("open_library", { path });
    });
  }

  async open(path: string): Promise<void> {
    this.#asked = path;
    await this.#open(() => call("open_library", { path }));
  }

  /** Opens to read what another program has open. */
  async read(path = this.held): Promise<void> {
    if (path !== null) await this.#open(() => call("open_library_to_read", { path }));
  }

  /** Tries again to open to write the library that can only be read. */
  async tryToWrite(): Promise<void> {
    this.#asked = null;
    await this.#open(() => call("try_to_write"));
  }

  /** Says that the library, which came from elsewhere, may be written. */
  async trust(): Promise<void> {
    this.#asked = null;
    await this.#open(() => call("trust_library"));
  }

  async openSample(): Promise<void> {
    this.#asked = null;
    await this.#open(() => call("open_sample"));
  }

  /** Opens the library that is locked. Rejects when that does not open it. */
  async unlock(secret: string): Promise<void> {
    if (!this.locked) return;
    this.opened(await call("unlock_library", { path: this.locked.path, secret }));
  }

  /** Leaves the library that is locked for another one. */
  async leaveLocked(): Promise<void> {
    if (this.library) this.locked = null;
    else await this.close();
  }

  /** Locks the library and forgets what the page knows of it. What is being written is kept first. */
  async lock(): Promise<void> {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    // A field that was left hands over what is in it by an event, which comes before the next task.
    await new Promise((next) => setTimeout(next));
    await callsAtRest();
    try {
      await call("lock_library");
    } catch (thrown) {
      // Somebody else locked it, or nothing keeps it locked: then it stays open and the user is told.
      const { library } = await call("start_up");
      if (library) {
        toasts.problem(problemOf(thrown));
        return;
      }
    }
    location.reload();
  }

  /** Another library is open, or the same in another state. */
  opened(library: LibraryInfo): void {
    this.library = library;
    this.problem = null;
    this.locked = null;
    this.held = null;
  }

  async close(): Promise<void> {
    try {
      await call("close_library");
      this.recent = (await call("start_up")).recent;
      this.library = null;
      this.problem = null;
      this.locked = null;
      this.held = null;
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
      this.opened(library);
    } catch (thrown) {
      const problem = problemOf(thrown);
      if (problem.kind === "cancelled") return;
      if (problem.kind === "locked") {
        this.locked = (await call("locked_library")) ?? this.locked;
        return;
      }
      const held = problem.kind === "busy" ? this.#asked : null;
      if (this.library === null) {
        this.problem = problem;
        this.held = held;
        return;
      }
      const read = { label: t("library-open-to-read"), run: () => void this.read(held) };
      toasts.problem(problem, { slot: "session", action: held === null ? undefined : read });
    } finally {
      this.opening = false;
    }
  }
}
