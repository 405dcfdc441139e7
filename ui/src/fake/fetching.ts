// Fetching pages in the fake shell: nothing is ever asked for.

import type { Changes, FetchAddress, Fetched, WaitingView } from "../generated/wire";
import { problem } from "./library";
import type { FakeTransfer } from "./transfer";

const NOTHING: Changes = { article: false, highlight: false, tag: false, note: false, articles: [] };

export class FakeFetching {
  private list: WaitingView[] = [];
  private count = 0;
  private stop: () => void = () => undefined;

  constructor(private readonly transfer: FakeTransfer) {}

  /** Addresses with “offline” in them are not reached, those with “slow” take until they are stopped. */
  async fetch({ url, waiting }: FetchAddress): Promise<Fetched> {
    const address = url.includes("://") ? url.trim() : `https://${url.trim()}`;
    if (address.includes("offline"))
      return {
        kind: "failed",
        url: address,
        message: `${new URL(address).host} was not found. There may be no network, or the name is misspelt`,
        later: true,
      };
    if (address.includes("slow")) {
      await new Promise<void>((stop) => (this.stop = stop));
      throw problem("cancelled", "stopped");
    }
    this.list = this.list.filter(({ id }) => id !== waiting);
    return { kind: "found", preview: this.transfer.preview() };
  }

  cancel(): void {
    this.stop();
  }

  waiting(): WaitingView[] {
    return this.list;
  }

  keep(url: string): Changes {
    const one = { id: ++this.count, url, addedMs: Date.parse("2026-05-16T08:00:00Z") };
    if (!this.list.some((other) => other.url === url)) this.list = [one, ...this.list];
    return NOTHING;
  }

  remove(waiting: number): Changes {
    this.list = this.list.filter(({ id }) => id !== waiting);
    return NOTHING;
  }
}
