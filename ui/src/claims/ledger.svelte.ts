import { call } from "../api";
import type { Basis, ClaimRow, ClaimSort, ListClaims, Scope, Status } from "../generated/wire";
import { onChanges } from "../shared/changes";
import { Choosing } from "../shared/choosing.svelte";
import { everyClaim } from "../shared/every-claim";
import { write } from "../shared/write";

/** In the order in which they are offered. */
export const BASES: readonly Basis[] = [
  "onRecord",
  "background",
  "deepBackground",
  "offRecord",
  "document",
  "observation",
];

/** Rows that are read at once; more on request. */
const WINDOW = 200;

/** The ledger as it is shown: which claims, in which order, and which are chosen. */
export class Ledger {
  rows = $state.raw<ClaimRow[]>([]);
  total = $state<number | null>(null);
  query = $state.raw("");
  scope = $state.raw<Scope>({ kind: "articles" });
  status = $state<Status | "">("");
  basis = $state<Basis | "">("");
  only = $state<"" | "changed" | "contradicted">("");
  sort = $state<ClaimSort>("made");
  reversed = $state(false);
  problem = $state.raw<unknown>(null);
  readonly choosing = new Choosing<ClaimRow>(
    () => this.rows,
    (row) => row.id,
  );

  #asked = 0;

  start(): () => void {
    return onChanges((changes) => {
      if (changes.claim || changes.highlight || changes.article || changes.story) void this.load();
    });
  }

  /** Reads what is shown again; with `more`, further rows too. */
  async load(more = false): Promise<void> {
    const asked = ++this.#asked;
    const limit = Math.min(500, Math.max(WINDOW, this.rows.length) + (more ? WINDOW : 0));
    try {
      const page = await call("list_claims", { ...this.asked, limit });
      if (asked !== this.#asked) return;
      this.rows = page.rows;
      this.total = page.total;
      this.problem = null;
      this.choosing.keep();
    } catch (thrown) {
      if (asked === this.#asked) this.problem = thrown;
    }
  }

  /** Which claims are listed, and in which order. */
  get asked(): ListClaims {
    return {
      ...everyClaim,
      query: this.query,
      scope: this.scope,
      statuses: this.status ? [this.status] : [],
      bases: this.basis ? [this.basis] : [],
      changed: this.only === "changed",
      contradicted: this.only === "contradicted",
      sort: this.sort,
      reversed: this.reversed,
    };
  }

  get trash(): boolean {
    return this.scope.kind === "trash";
  }

  /** Asks for something else, or somewhere else. */
  async ask(query: string, scope: Scope): Promise<void> {
    this.query = query;
    this.scope = scope;
    await this.load();
  }

  /** Sorts by a column; the same one again turns the order round. */
  sortBy(sort: ClaimSort): void {
    this.reversed = this.sort === sort && !this.reversed;
    this.sort = sort;
    void this.load();
  }

  async setStatus(status: Status): Promise<void> {
    const claims = this.choosing.concerned;
    if (claims.length > 0) await setStatus(claims, status);
  }

  async trashThem(): Promise<void> {
    const claims = this.choosing.concerned;
    if (claims.length === 0) return;
    await write(() => (this.trash ? call("restore_claims", { claims }) : call("trash_claims", { claims })));
  }
}

export async function setStatus(claims: number[], status: Status, by = "", how = ""): Promise<boolean> {
  return write(() => call("set_claim_status", { claims, checked: { status, by, how } }));
}
