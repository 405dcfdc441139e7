// Saved searches of the fake shell.

import type { Calls, Changes, SavedSearchView, Search, SearchCount } from "../generated/wire";
import { changed, type FakeLibrary, problem } from "./library";
import { listNotes, listPassages, matching } from "./search";

type Names = Extract<keyof Calls, `${string}saved_search${string}` | "save_search">;
type Answers = { [Name in Names]: (args: Calls[Name]["args"]) => Calls[Name]["reply"] };

function write(library: FakeLibrary, op: string, name: string, edit: (list: SavedSearchView[]) => SavedSearchView[]) {
  return library.transact(op, 1, name, changed([], { saved: true }), (kept) => ({ ...kept, saved: edit(kept.saved) }));
}

function one(library: FakeLibrary, id: number): SavedSearchView {
  const saved = library.kept.saved.find((other) => other.id === id);
  if (!saved) throw problem("notFound", "The saved search is not in this library.");
  return saved;
}

function count(library: FakeLibrary, { query, place, list }: Search): SearchCount {
  const asked = { scope: { kind: place }, query, offset: 0, limit: 0 };
  const total =
    list === "passages"
      ? listPassages(library, asked).total
      : list === "notes"
        ? listNotes(library, asked).total
        : matching(library, { kind: place }, query).length;
  return { count: Math.min(total, 1000), more: total > 1000 };
}

export function savedAnswers(library: FakeLibrary): Answers {
  const edit = (op: string, saved: number, some: Partial<SavedSearchView>): Changes =>
    write(library, op, one(library, saved).name, (list) =>
      list.map((other) => (other.id === saved ? { ...other, ...some } : other)),
    );
  const add = (name: string, search: Search, at: number) => {
    const id = library.next++;
    const changes = write(library, "save-search", name, (list) => list.toSpliced(at, 0, { id, name, search }));
    return { saved: id, changes };
  };
  return {
    saved_searches: () => library.kept.saved,
    count_saved_search: ({ saved }) => count(library, one(library, saved).search),
    save_search: ({ name, search }) => add(name, search, library.kept.saved.length),
    duplicate_saved_search: ({ saved, name }) => {
      const of = one(library, saved);
      return add(name, of.search, library.kept.saved.indexOf(of) + 1);
    },
    rename_saved_search: ({ saved, name }) => edit("rename-saved-search", saved, { name }),
    set_saved_search: ({ saved, search }) => edit("set-saved-search", saved, { search }),
    move_saved_search: ({ saved, to }) => {
      const moved = one(library, saved);
      return write(library, "move-saved-search", moved.name, (list) =>
        list.filter((other) => other.id !== saved).toSpliced(to, 0, moved),
      );
    },
    remove_saved_search: ({ saved }) =>
      write(library, "remove-saved-search", one(library, saved).name, (list) =>
        list.filter((other) => other.id !== saved),
      ),
  };
}
