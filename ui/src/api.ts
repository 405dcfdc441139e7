// The one door to the shell. Everything the page asks for goes through `call`, whose names and types are generated from
// Rust; in tests and in a plain browser another host with the same type stands behind it.

import type { Calls, Changes, ExportProgress, ImportProgress, Problem } from "./generated/wire";

export type CallName = keyof Calls;

/** What stands behind the page: the Tauri shell, or a fake one. */
export interface Host {
  call<Name extends CallName>(name: Name, args: Calls[Name]["args"]): Promise<Calls[Name]["reply"]>;
  /** Listens to the progress of an import; gives back a function that stops listening. */
  onImportProgress(listener: (progress: ImportProgress) => void): () => void;
  /** Listens to the progress of an export; gives back a function that stops listening. */
  onExportProgress(listener: (progress: ExportProgress) => void): () => void;
  /** Listens to what the shell changed by itself; gives back a function that stops listening. */
  onLibraryChanged(listener: (changes: Changes) => void): () => void;
  /** Listens to whether backups were made, deleted or could not be made; gives back a function that stops listening. */
  onBackups(listener: () => void): () => void;
  /** Listens to whether an address waits to be opened; gives back a function that stops listening. */
  onAddress(listener: () => void): () => void;
  /** Listens to whether the library shall be locked; gives back a function that stops listening. */
  onLockWanted(listener: () => void): () => void;
  /** Listens to how much of a library was written anew, from 0 to 1; gives back a function that stops listening. */
  onRewriting(listener: (share: number) => void): () => void;
  /** Listens to files dragged over the window and dropped on it. */
  onFileDrop(listener: (drop: FileDrop) => void): () => void;
}

/** Files over the window. Coordinates are not told: the whole window takes them. */
export type FileDrop = { kind: "over" } | { kind: "left" } | { kind: "dropped"; paths: string[] };

let host: Host | undefined;
const running = new Set<Promise<unknown>>();

/** Sets what stands behind the page. Called once, before the first component is mounted. */
export function setHost(behind: Host): void {
  host = behind;
}

function behind(): Host {
  if (!host) throw new Error("no host was set before the first call");
  return host;
}

/** Asks the shell. Rejects with a {@link Problem}. */
export function call<Name extends CallName>(
  name: Name,
  ...args: Calls[Name]["args"] extends object ? [Calls[Name]["args"]] : []
): Promise<Calls[Name]["reply"]> {
  const answer = behind().call(name, args[0] as Calls[Name]["args"]);
  running.add(answer);
  const ended = (): void => void running.delete(answer);
  answer.then(ended, ended);
  answer.catch((thrown: unknown) => {
    const problem = problemOf(thrown);
    if (problem.kind === "gone" || problem.kind === "corrupt") for (const listener of [...troubled]) listener(problem);
  });
  return answer;
}

/** Waits until everything that was asked so far is answered, well or not. */
export async function callsAtRest(): Promise<void> {
  while (running.size > 0) await Promise.allSettled(running);
}

const troubled = new Set<(problem: Problem) => void>();

/** Listens to calls that fail because the library's file is gone or damaged; gives back a function that stops listening. */
export function onTrouble(listener: (problem: Problem) => void): () => void {
  troubled.add(listener);
  return () => void troubled.delete(listener);
}

/** Listens to the progress of an import; gives back a function that stops listening. */
export function onImportProgress(listener: (progress: ImportProgress) => void): () => void {
  return behind().onImportProgress(listener);
}

/** Listens to the progress of an export; gives back a function that stops listening. */
export function onExportProgress(listener: (progress: ExportProgress) => void): () => void {
  return behind().onExportProgress(listener);
}

/** Listens to what the shell changed by itself; gives back a function that stops listening. */
export function onLibraryChanged(listener: (changes: Changes) => void): () => void {
  return behind().onLibraryChanged(listener);
}

/** Listens to whether an address waits to be opened; gives back a function that stops listening. */
export function onAddress(listener: () => void): () => void {
  return behind().onAddress(listener);
}

/** Listens to whether the library shall be locked; gives back a function that stops listening. */
export function onLockWanted(listener: () => void): () => void {
  return behind().onLockWanted(listener);
}

/** Listens to how much of a library was written anew; gives back a function that stops listening. */
export function onRewriting(listener: (share: number) => void): () => void {
  return behind().onRewriting(listener);
}

/** Listens to whether backups were made, deleted or could not be made; gives back a function that stops listening. */
export function onBackups(listener: () => void): () => void {
  return behind().onBackups(listener);
}

/** Listens to files dragged over the window; gives back a function that stops listening. */
export function onFileDrop(listener: (drop: FileDrop) => void): () => void {
  return behind().onFileDrop(listener);
}

/** Whatever was thrown, as a problem that can be shown. */
export function problemOf(thrown: unknown): Problem {
  if (typeof thrown === "object" && thrown !== null && "kind" in thrown && "message" in thrown)
    return thrown as Problem;
  return { kind: "internal", message: thrown instanceof Error ? thrown.message : String(thrown), hint: "" };
}
