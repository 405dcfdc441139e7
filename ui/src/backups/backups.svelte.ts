import { call, onBackups, problemOf } from "../api";
import type { BackupsView, BackupView, LibraryInfo } from "../generated/wire";
import { toasts } from "../shared/toasts.svelte";
import { t } from "../shared/words";

/** The backups of the open library, kept up to date. */
export class BackupsStore {
  now = $state.raw<BackupsView | null>(null);
  /** One is made, restored or deleted because the user asked for it. */
  busy = $state(false);
  bytes = $derived(this.now?.backups.reduce((sum, one) => sum + one.bytes, 0) ?? 0);
  #turn = 0;
  #told = "";

  /** Loads and follows what the shell does by itself; gives back a function that stops following. */
  follow(): () => void {
    void this.refresh();
    const stop = onBackups(() => void this.refresh());
    return () => {
      stop();
      this.#turn++;
    };
  }

  async refresh(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const view = await call("backups");
      if (turn === this.#turn) this.#take(view);
    } catch (thrown) {
      if (turn === this.#turn) toasts.problem(problemOf(thrown), { slot: "backups" });
    }
  }

  async make(): Promise<void> {
    await this.#carryOut(async () => {
      this.#take(await call("back_up"));
      toasts.say(t("backups-made"), { slot: "backups" });
    });
  }

  async remove(backup: BackupView): Promise<void> {
    await this.#carryOut(async () => this.#take(await call("remove_backups", { paths: [backup.path] })));
  }

  /** Asks where and opens a copy of a backup; null when the user cancels. */
  async restore(backup: BackupView): Promise<LibraryInfo | null> {
    let library: LibraryInfo | null = null;
    await this.#carryOut(async () => {
      library = await call("restore_backup", { path: backup.path });
    });
    return library;
  }

  /** A new backup in place of all that there are. */
  async replace(): Promise<void> {
    await this.#carryOut(async () => {
      const count = await call("replace_backups");
      await this.refresh();
      toasts.say(t("backups-replaced", { count }), { slot: "backups" });
    });
  }

  /** Encrypts those from before the library was. */
  async encrypt(): Promise<void> {
    await this.#carryOut(async () => {
      const count = await call("encrypt_backups");
      await this.refresh();
      toasts.say(t("backups-encrypted", { count }), { slot: "backups" });
    });
  }

  async #carryOut(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await work();
    } catch (thrown) {
      toasts.problem(problemOf(thrown), { slot: "backups" });
      void this.refresh();
    } finally {
      this.busy = false;
    }
  }

  /** Says a problem once; the settings go on showing it. */
  #take(view: BackupsView): void {
    this.now = view;
    const told = view.problem?.message ?? "";
    if (view.problem && told !== this.#told) toasts.problem(view.problem, { slot: "backups" });
    this.#told = told;
  }
}
