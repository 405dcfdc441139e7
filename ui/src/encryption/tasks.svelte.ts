import { type ActionId, bindAction } from "../shared/keys";
import type { LibraryInfo } from "../generated/wire";

/** What is being done about what opens a library. */
export type Task = "create" | "encrypt" | "passphrase" | "recovery-key" | "decrypt";

/** A recovery key that is to be kept by the user, and of which library. */
export interface NewRecoveryKey {
  recoveryKey: string;
  library: string;
}

/** What can be done about the encryption of the open library, by key, by menu and from the settings. */
export class EncryptionTasks {
  now = $state<Task | null>(null);
  /** The place of the library that is made. */
  path = $state("");
  recovery = $state.raw<NewRecoveryKey | null>(null);

  /** Asks for the passphrase of a new library at `path`. */
  create(path: string): void {
    this.path = path;
    this.now = "create";
  }

  /** Binds the actions; gives back a function that unbinds. */
  bind(library: () => LibraryInfo | null, lock: () => unknown): () => void {
    const open = (encrypted: boolean) => () => library()?.encrypted === encrypted;
    const writable = (encrypted: boolean) => () => open(encrypted)() && library()?.readOnly === false;
    const begin = (task: Task) => () => (this.now = task);
    const actions: [ActionId, () => unknown, () => boolean][] = [
      ["lock-library", lock, open(true)],
      ["encrypt-library", begin("encrypt"), writable(false)],
      ["change-passphrase", begin("passphrase"), writable(true)],
      ["new-recovery-key", begin("recovery-key"), writable(true)],
      ["decrypt-library", begin("decrypt"), writable(true)],
    ];
    const stops = actions.map(([id, handler, enabled]) => bindAction(id, handler, enabled));
    return () => stops.forEach((stop) => stop());
  }
}
