import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import { call, setHost } from "../api";
import { makeFakeHost, type FakeHost } from "../fake-host";
import type { Checked, Problem } from "../generated/wire";
import { checkA11y } from "../shared/check-a11y";
import Notices from "./Notices.svelte";
import { Upkeep } from "./upkeep.svelte";

const PATH = "/home/mara/Documents/Harbour desk.clipfile";
const GONE: Problem = { kind: "gone", message: `${PATH} was deleted`, hint: "Save a copy." };
const CORRUPT: Problem = { kind: "corrupt", message: `${PATH} is damaged: database disk image is malformed`, hint: "" };

let host: FakeHost;
/** The notices of a library in a fake shell of which some calls answer otherwise. */
function show(search = "", answers: Record<string, () => unknown> = {}) {
  host = makeFakeHost(search);
  const real = host.call.bind(host);
  host.call = ((name: string, args: never) => {
    const answer = answers[name];
    return answer ? Promise.resolve(answer()) : real(name as never, args);
  }) as typeof host.call;
  setHost(host);
  const upkeep = new Upkeep();
  upkeep.follow();
  const oncopied = vi.fn();
  render(Notices, { upkeep, readOnly: false, oncopied });
  return { upkeep, oncopied };
}
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const checked = (findings: string[], mendable: boolean): Checked => ({ findings, count: findings.length, mendable });

describe("a library in a folder of a service", () => {
  it("says so until the user has read it", async () => {
    show("synced");
    await screen.findByText(/a folder that Dropbox keeps the same on several machines/);
    await checkA11y();
    await press("Understood");
    await waitFor(() => expect(screen.queryByText(/Dropbox/)).toBeNull());
    window.dispatchEvent(new Event("focus"));
    await waitFor(() => expect(host.calls.filter(({ name }) => name === "file_state")).toHaveLength(3));
    expect(screen.queryByText(/Dropbox/)).toBeNull();
  });

  it("names the copies that the service made", async () => {
    show("conflicts");
    await screen.findByText("Harbour desk (Mara's conflicted copy 2026-11-23).clipfile");
    await press("Show in folder");
    expect(host.calls.some(({ name }) => name === "reveal_path")).toBe(true);
    await press("Put away");
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

describe("a library whose file was taken away", () => {
  it("is noticed when the window is looked at again, and saved elsewhere", async () => {
    let gone: Problem | null = null;
    const { oncopied } = show("", { file_state: () => ({ gone, damaged: null, place: null, conflicts: [] }) });
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
    gone = GONE;
    window.dispatchEvent(new Event("focus"));
    await screen.findByText("The file of this library is not where it was.");
    await checkA11y();
    await press("Save a copy");
    await waitFor(() => expect(oncopied).toHaveBeenCalledOnce());
    gone = null;
    await press("Look again");
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  });
});

describe("a damaged library", () => {
  it("is noticed by a call, checked, and repaired", async () => {
    const found = checked(["search index: article 3 is missing"], true);
    const { upkeep } = show("", { check_library: () => found });
    host.fail("tags", CORRUPT);
    await expect(call("tags")).rejects.toEqual(CORRUPT);
    await screen.findByText("Something in this library is damaged.");
    await press("Check");
    await screen.findByText(/The search index is damaged in one place. Nothing of yours is lost/);
    expect(screen.getByText("search index: article 3 is missing")).toBeTruthy();
    await checkA11y();
    await press("Repair");
    await screen.findByText(/was made anew. The copy of before is Harbour desk.before-repair.clipfile/);
    expect(upkeep.doing).toBe("nothing");
  });

  it("is noticed when it is opened, for an index may find nothing without an error", async () => {
    show("", { file_state: () => ({ gone: null, damaged: CORRUPT, place: null, conflicts: [] }) });
    await screen.findByText("Something in this library is damaged.");
    await press("Put away");
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("tells how far the repair is", async () => {
    let done: (() => void) | undefined;
    const { upkeep } = show("", {
      check_library: () => checked(["search index: article 3 is missing"], true),
      repair_library: () =>
        new Promise((end) => {
          done = () => {
            end({ backup: "b.clipfile", left: checked([], false) });
          };
        }),
    });
    await upkeep.check();
    await press("Repair");
    await screen.findByText(/Making the search index anew: 40 of 232/);
    expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("40");
    done?.();
    await screen.findByText(/was made anew/);
  });

  it("is not repaired where that would not help", async () => {
    const { upkeep } = show("", { check_library: () => checked(["file: page 7 is never used"], false) });
    await upkeep.check();
    await screen.findByText(/damaged in one place. Do not write to it/);
    expect(screen.queryByRole("button", { name: "Repair" })).toBeNull();
  });

  it("that is sound is said to be", async () => {
    const { upkeep } = show();
    await upkeep.check();
    await screen.findByText("The library was checked: nothing is damaged.");
  });
});
