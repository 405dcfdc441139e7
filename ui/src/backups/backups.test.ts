import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { setHost } from "../api";
import { type FakeHost, makeFakeHost } from "../fake-host";
import type { BackupView, LibraryInfo } from "../generated/wire";
import { DEFAULTS } from "../settings/settings";
import { checkA11y } from "../shared/check-a11y";
import { toasts } from "../shared/toasts.svelte";
import { BackupsStore } from "./backups.svelte";
import BackupsDialog from "./BackupsDialog.svelte";
import BackupSettings from "./BackupSettings.svelte";
import EmptyTrash from "./EmptyTrash.svelte";
import { copies, reasons } from "./kept";

let host: FakeHost;
let store: BackupsStore;
let stop: () => void;

beforeEach(async () => {
  host = makeFakeHost();
  setHost(host);
  store = new BackupsStore();
  stop = store.follow();
  await vi.waitFor(() => expect(store.now).not.toBeNull());
});
afterEach(() => {
  stop();
  for (const toast of toasts.list) toasts.dismiss(toast.id);
});

const called = (name: string) => host.calls.filter((one) => one.name === name);

const library = {
  path: "/home/mara/Harbour desk.clipfile",
  name: "Harbour desk",
  sample: false,
  readOnly: false,
  encrypted: false,
} as LibraryInfo;

function open(onset = vi.fn(), onrestored = vi.fn(), encrypted = false) {
  render(BackupsDialog, {
    store,
    settings: DEFAULTS.backups,
    library: { ...library, encrypted },
    onset,
    onrestored,
    onclose: () => undefined,
  });
  return screen.findByRole("dialog", { name: "Backups" });
}

describe("the backups", () => {
  it("lists them with what keeps them, and makes one", async () => {
    const dialog = await open();
    const rows = within(dialog).getAllByRole("listitem");
    expect(rows).toHaveLength(9);
    expect(rows[0]?.textContent).toContain("Day · Week · Month");
    expect(within(dialog).getByText("Before a repair")).toBeTruthy();
    await checkA11y(dialog);
    await fireEvent.click(within(dialog).getByRole("button", { name: "Back up now" }));
    await waitFor(() => expect(within(dialog).getAllByRole("listitem")).toHaveLength(10));
    expect(within(dialog).getByText("By hand")).toBeTruthy();
  });

  it("says how many are kept and where", async () => {
    const onset = vi.fn();
    const dialog = await open(onset);
    const days = within(dialog).getByRole("spinbutton", { name: "days" });
    await fireEvent.change(days, { target: { value: "0" } });
    expect(onset).toHaveBeenLastCalledWith({ ...DEFAULTS.backups, daily: 1 });
    await fireEvent.click(within(dialog).getByRole("button", { name: "Choose a folder…" }));
    await waitFor(() => expect(onset).toHaveBeenLastCalledWith({ ...DEFAULTS.backups, folder: "/media/stick" }));
  });

  it("restores one as a copy, and asks before it deletes one", async () => {
    const onrestored = vi.fn();
    const dialog = await open(undefined, onrestored);
    const [first] = within(dialog).getAllByRole("button", { name: /^Restore as a copy… of/ });
    if (first) await fireEvent.click(first);
    await waitFor(() => expect(onrestored).toHaveBeenCalledOnce());
    const [gone] = within(dialog).getAllByRole("button", { name: /^Delete the backup of/ });
    if (gone) await fireEvent.click(gone);
    const ask = await screen.findByRole("alertdialog");
    expect(called("remove_backups")).toHaveLength(0);
    await fireEvent.click(within(ask).getByRole("button", { name: "Delete" }));
    await waitFor(() => expect(called("remove_backups")).toHaveLength(1));
    await waitFor(() => expect(within(dialog).getAllByRole("listitem")).toHaveLength(8));
  });

  it("tells which ones an encrypted library does not protect, and encrypts them", async () => {
    const dialog = await open(undefined, undefined, true);
    expect(within(dialog).getAllByText("Not encrypted")).toHaveLength(9);
    await checkA11y(dialog);
    await fireEvent.click(within(dialog).getByRole("button", { name: "Encrypt too" }));
    await waitFor(() => expect(within(dialog).queryByText("Not encrypted")).toBeNull());
    expect(within(dialog).queryByRole("button", { name: "Encrypt too" })).toBeNull();
    expect(toasts.list.map((toast) => toast.text)).toContain("9 backups were encrypted");
  });

  it("says once that one could not be made, and goes on showing it", async () => {
    const problem = {
      kind: "invalid",
      message: "No backup was made: the disk is full",
      hint: "Free some space.",
    } as const;
    const view = store.now;
    if (!view) throw new Error("no view");
    vi.spyOn(host, "call").mockResolvedValue({ ...view, problem } as never);
    await store.refresh();
    await store.refresh();
    expect(toasts.list).toHaveLength(1);
    expect(toasts.list[0]?.text).toContain("No backup was made");
    render(BackupSettings, { store, settings: DEFAULTS.backups, onset: () => undefined });
    expect(screen.getByRole("group", { name: "Backups" }).textContent).toContain(problem.message);
    await checkA11y();
  });

  it("says that they have what is in the trash, and puts a new one in their place", async () => {
    const onempty = vi.fn(() => Promise.resolve());
    render(EmptyTrash, { open: true, store, onempty });
    const ask = await screen.findByRole("alertdialog");
    expect(ask.textContent).toContain("9 backups may still have what is in the trash.");
    await checkA11y(ask);
    await fireEvent.click(within(ask).getByRole("checkbox"));
    await fireEvent.click(within(ask).getByRole("button", { name: "Delete for good" }));
    await waitFor(() => expect(called("replace_backups")).toHaveLength(1));
    expect(onempty).toHaveBeenCalledOnce();
    await waitFor(() => expect(store.now?.backups).toHaveLength(1));
  });
});

it("names why a backup is kept", () => {
  const backup = { occasion: "automatic", daily: false, weekly: true, monthly: false } as BackupView;
  expect(reasons(backup)).toEqual(["backups-weekly"]);
  expect(reasons({ ...backup, weekly: false })).toEqual(["backups-outgrown"]);
  expect(reasons({ ...backup, occasion: "beforeVersion" })).toEqual(["backups-beforeVersion"]);
});

it("reads a number of copies", () => {
  expect(["7", "0", "500", "", "2.5", "x"].map((typed) => copies(typed, 1))).toEqual([7, 1, 99, null, null, null]);
});
