import type { BackupSettings, BackupsView, BackupView } from "../generated/wire";

const DAY_MS = 24 * 60 * 60 * 1000;
const PLACE = "/home/mara/Documents";

/** Backups of the library in memory: some that are there, and a new one whenever one is asked for. */
export class FakeBackups {
  #all: BackupView[] = [1, 2, 3, 4, 8, 15, 24, 55].map((ago) => this.#made(Date.now() - ago * DAY_MS, ago));
  #settings: () => BackupSettings;

  constructor(settings: () => BackupSettings) {
    this.#settings = settings;
    this.#all.splice(5, 0, { ...this.#made(Date.now() - 11 * DAY_MS, 0), occasion: "beforeRepair", daily: false });
  }

  view(): BackupsView {
    const place = `${this.#settings().folder || PLACE}/Harbour desk backups`;
    return { place, backups: [...this.#all], running: false, problem: null };
  }

  make(): BackupsView {
    this.#all.unshift({ ...this.#made(Date.now(), 0), occasion: "byHand", daily: false });
    return this.view();
  }

  remove(paths: string[]): BackupsView {
    this.#all = this.#all.filter((one) => !paths.includes(one.path));
    return this.view();
  }

  replace(): number {
    const before = this.#all.length;
    this.#all = [];
    this.make();
    return before;
  }

  encrypt(): number {
    const plain = this.#all.filter((one) => !one.encrypted);
    this.#all = this.#all.map((one) => ({ ...one, encrypted: true }));
    return plain.length;
  }

  #made(madeMs: number, ago: number): BackupView {
    return {
      path: `${PLACE}/Harbour desk backups/Harbour desk ${madeMs}.clipfile`,
      madeMs,
      bytes: 24_600_000 - ago * 110_000,
      occasion: "automatic",
      encrypted: false,
      daily: ago < 9,
      weekly: ago === 1 || (ago > 4 && ago < 25),
      monthly: ago === 1 || ago > 20,
    };
  }
}
