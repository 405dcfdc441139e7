import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWebview } from "@tauri-apps/api/webview";
import type { Host } from "./api";
import type { Changes, ExportProgress, ImportProgress } from "./generated/wire";

/** Turns a promise of a "stop listening" function into one that can be called at once. */
function stopping(started: Promise<() => void>): () => void {
  return () => void started.then((stop) => stop());
}

/** The shell that the program runs in. */
export const tauriHost: Host = {
  call: (name, args) => invoke(name, args === undefined ? {} : { args }),
  onImportProgress: (listener) =>
    stopping(listen<ImportProgress>("import-progress", (event) => listener(event.payload))),
  onExportProgress: (listener) =>
    stopping(listen<ExportProgress>("export-progress", (event) => listener(event.payload))),
  onLibraryChanged: (listener) => stopping(listen<Changes>("library-changed", (event) => listener(event.payload))),
  onBackups: (listener) => stopping(listen("backups-changed", () => listener())),
  onAddress: (listener) => stopping(listen("address-waiting", () => listener())),
  onLockWanted: (listener) => stopping(listen("lock-wanted", () => listener())),
  onRewriting: (listener) => stopping(listen<number>("rewriting-progress", (event) => listener(event.payload))),
  onFileDrop: (listener) =>
    stopping(
      getCurrentWebview().onDragDropEvent(({ payload }) => {
        if (payload.type === "drop") listener({ kind: "dropped", paths: payload.paths });
        else if (payload.type === "leave") listener({ kind: "left" });
        else if (payload.type === "enter") listener({ kind: "over" });
      }),
    ),
};
