// Encryption in memory: one passphrase opens everything.

import type { Calls, LibraryInfo, LockedLibrary } from "../generated/wire";
import { problem } from "./library";

/** What opens a fake library that is encrypted. */
export const FAKE_PASSPHRASE = "violet harbour nine";
const RECOVERY_KEY = "0GK3M-V7QXZ-1TR5W-A8B2C-D4E6F-9HJNP-XYS0T-3RV4W";

/** The library that is locked, and what opens it. */
export interface FakeLock {
  now: LockedLibrary | null;
  passphrase: string;
}

type Name =
  | "create_encrypted"
  | "unlock_library"
  | "locked_library"
  | "lock_library"
  | "encrypt_library"
  | "decrypt_library"
  | "cancel_rewriting"
  | "change_passphrase"
  | "change_recovery_key"
  | "passphrase_strength"
  | "save_recovery_key";
type Answers = { [One in Name]: (args: Calls[One]["args"]) => Calls[One]["reply"] };

/** The answers to what is asked about encryption; `opened` makes a library the open one. */
export function encryptionAnswers(
  lock: FakeLock,
  open: () => LibraryInfo | null,
  opened: (path: string, sample?: boolean, encrypted?: boolean) => LibraryInfo,
): Answers {
  const check = (secret: string): void => {
    if (secret === lock.passphrase || secret === RECOVERY_KEY) return;
    throw problem("wrongPassphrase", "this does not open the library", "Look at capital letters.");
  };
  const present = (): LibraryInfo => {
    const library = open();
    if (!library) throw problem("invalid", "no library is open", "");
    return library;
  };
  return {
    create_encrypted: ({ path, passphrase }) => {
      lock.passphrase = passphrase;
      return { library: opened(path, false, true), recoveryKey: RECOVERY_KEY };
    },
    unlock_library: ({ path, secret }) => {
      check(secret);
      lock.now = null;
      return opened(path, false, true);
    },
    locked_library: () => lock.now,
    lock_library: () => undefined,
    encrypt_library: ({ secret }) => {
      lock.passphrase = secret;
      return { library: opened(present().path, false, true), recoveryKey: RECOVERY_KEY };
    },
    decrypt_library: ({ secret }) => {
      check(secret);
      return opened(present().path);
    },
    cancel_rewriting: () => undefined,
    change_passphrase: (args) => {
      check(args.present);
      lock.passphrase = args.passphrase;
    },
    change_recovery_key: ({ secret }) => {
      check(secret);
      return RECOVERY_KEY;
    },
    passphrase_strength: ({ passphrase }) => ({
      score: Math.min(4, Math.floor(passphrase.length / 5)),
      problem: passphrase.length < 8 ? "a passphrase has at least 8 characters" : "",
    }),
    save_recovery_key: () => "/home/mara/Recovery key.txt",
  };
}
