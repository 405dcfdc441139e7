import { call, problemOf } from "../api";
import type { Preview, Problem, WaitingView } from "../generated/wire";
import { announce } from "../shared/changes";

/** The machine that an address names, as far as it can be told while it is typed. */
export function hostOf(address: string): string {
  const url = URL.parse(address) ?? URL.parse(`https://${address}`);
  return url?.host === undefined || url.host === "" ? address : url.host;
}

/** Fetching one page, and the addresses that wait. */
export class Fetching {
  address = $state("");
  /** The address that is being fetched, or was last. */
  asked = $state("");
  busy = $state(false);
  /** Nothing was typed when Fetch was pressed. */
  isEmpty = $state(false);
  problem: Problem | null = $state(null);
  /** Whether it may be there later. */
  later = $state(false);
  /** Whether the address that failed is on the waiting list. */
  readonly kept = $derived.by(() => this.waiting.some(({ url }) => url === this.asked));
  waiting: WaitingView[] = $state([]);

  constructor(address: string) {
    this.address = address;
  }

  /** Fetches the page, once. Gives back what was found, or null when it was not. */
  async fetch(url: string, waiting: number | null): Promise<Preview | null> {
    this.isEmpty = url.trim() === "";
    if (this.busy || this.isEmpty) return null;
    this.problem = null;
    this.later = false;
    this.address = url;
    this.asked = url.trim();
    this.busy = true;
    try {
      const fetched = await call("fetch_address", { url, waiting });
      if (fetched.kind === "found") return fetched.preview;
      this.asked = fetched.url;
      this.later = fetched.later;
      this.problem = { kind: "invalid", message: fetched.message, hint: "" };
    } catch (thrown) {
      const problem = problemOf(thrown);
      if (problem.kind !== "cancelled") this.problem = problem;
    } finally {
      this.busy = false;
    }
    return null;
  }

  /** Stops fetching. */
  async stop(): Promise<void> {
    if (this.busy) await call("cancel_fetch").catch((thrown: unknown) => (this.problem = problemOf(thrown)));
  }

  /** Puts the address that failed on the waiting list. */
  async keep(): Promise<void> {
    await this.#write(() => call("keep_waiting", { url: this.asked }));
  }

  /** Takes an address off the waiting list. */
  async remove(waiting: number): Promise<void> {
    await this.#write(() => call("remove_waiting", { waiting }));
  }

  /** Looks up what waits. */
  async load(): Promise<void> {
    try {
      this.waiting = await call("waiting");
    } catch (thrown) {
      this.problem = problemOf(thrown);
    }
  }

  async #write(write: () => Promise<Parameters<typeof announce>[0]>): Promise<void> {
    try {
      announce(await write());
    } catch (thrown) {
      this.problem = problemOf(thrown);
    }
  }
}
