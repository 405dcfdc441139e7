import { closeWork, openClaims, working } from "../shared/work.svelte";
import type { SavedList, SavedPlace, SavedSearchView, Search } from "../generated/wire";
import type { Tab } from "../library/tabs";
import { asksTheSame, SavedStore } from "../saved/saved.svelte";
import { queryOf, tagTerm } from "../search/query";
import type { Desk } from "./desk.svelte";

/** What is saved of what the desk shows; null where nothing is asked, or where a search cannot be saved. */
export function searchOf(desk: Desk): Search | null {
  const { place, line, order } = desk;
  if (place.kind === "unplaced") return null;
  // A tag that was renamed or removed leaves its path in the query, where it can be seen and changed.
  const query = place.kind === "tag" ? `${tagTerm(place.path)} ${line}`.trim() : line;
  if (query === "") return null;
  const at: SavedPlace = place.kind === "inbox" || place.kind === "trash" ? place.kind : "articles";
  const of = desk.shows === "unplaced" ? "articles" : desk.shows;
  const list: SavedList = working.now?.kind === "claims" ? "claims" : of;
  return { query, place: at, list, order };
}

/** A name to begin with: the query itself, not too long for the sidebar. */
export function proposedName(query: string): string {
  const letters = [...query];
  return letters.length > 60 ? `${letters.slice(0, 59).join("").trimEnd()}…` : query;
}

function tabOf({ list }: Search): Tab {
  return list === "passages" || list === "notes" ? list : "articles";
}

/** The saved searches of the window: which one is shown, and whether it was changed since. */
export class SavedDesk {
  readonly store = new SavedStore();
  readonly #desk: Desk;
  #opened = $state<number | null>(null);

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** What would be saved now. */
  get search(): Search | null {
    return searchOf(this.#desk);
  }

  /** The one that was opened, or else one that asks what is asked now. */
  get current(): SavedSearchView | null {
    const { search } = this;
    if (!search) return null;
    const { list } = this.store;
    const same = list.filter((one) => asksTheSame(one.search, search));
    return (
      same.find((one) => one.id === this.#opened) ?? same[0] ?? list.find((one) => one.id === this.#opened) ?? null
    );
  }

  /** Whether something else is asked than what the current one was saved with. */
  get edited(): boolean {
    const { search, current } = this;
    return search !== null && current !== null && !asksTheSame(current.search, search);
  }

  async open(saved: SavedSearchView): Promise<void> {
    this.#opened = saved.id;
    const { search } = saved;
    if (search.list === "claims") openClaims();
    else closeWork();
    await this.#desk.show({ kind: search.place }, tabOf(search), queryOf(search.query), search.order);
  }

  /** The box was emptied: what is typed next is another search. */
  forget(): void {
    this.#opened = null;
  }

  async save(name: string, search: Search): Promise<boolean> {
    const saved = await this.store.save(name, search);
    if (saved !== null) this.#opened = saved;
    return saved !== null;
  }

  async change(before: SavedSearchView, name: string, search: Search): Promise<boolean> {
    const shown = this.current?.id === before.id && !this.edited;
    if (name !== before.name && !(await this.store.rename(before.id, name))) return false;
    if (asksTheSame(search, before.search)) return true;
    if (!(await this.store.set(before.id, search))) return false;
    if (shown) await this.open({ ...before, name, search });
    return true;
  }

  /** Brings the current one up to date with what is asked now. */
  async update(): Promise<void> {
    const { search, current } = this;
    if (search && current) await this.store.set(current.id, search);
  }
}
