import type { Colour, TagView } from "../generated/wire";

/** A tag as a row of the tree. */
export interface TagRow {
  tag: TagView;
  /** The last part of the path. */
  name: string;
  /** 1 for the outermost. */
  depth: number;
  hasChildren: boolean;
  /** Its own colour, or that of the nearest tag above it. */
  colour: Colour | null;
  /** Place among its siblings from 1, and how many they are: said by screen readers. */
  position: number;
  siblings: number;
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Path of the tag above; empty for the outermost. */
export function parentOf(path: string): string {
  const at = path.lastIndexOf("/");
  return at < 0 ? "" : path.slice(0, at);
}

/** Whether `path` is `above` or lies below it. */
export function isWithin(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}/`);
}

/** The rows that are visible when `open` paths are unfolded. */
export function visibleRows(tags: readonly TagView[], open: ReadonlySet<string>): TagRow[] {
  const children = new Map<string, TagView[]>();
  for (const tag of tags) {
    const above = parentOf(tag.path);
    const siblings = children.get(above);
    if (siblings) siblings.push(tag);
    else children.set(above, [tag]);
  }
  const rows: TagRow[] = [];
  const walk = (above: string, depth: number, inherited: Colour | null): void => {
    const siblings = children.get(above) ?? [];
    siblings.forEach((tag, at) => {
      const colour = tag.colour ?? inherited;
      const hasChildren = children.has(tag.path);
      const name = nameOf(tag.path);
      rows.push({ tag, name, depth, hasChildren, colour, position: at + 1, siblings: siblings.length });
      if (hasChildren && open.has(tag.path)) walk(tag.path, depth + 1, colour);
    });
  };
  walk("", 1, null);
  return rows;
}

/** A tag as a row of the codebook, where all are unfolded. */
export type CodebookTag = Pick<TagRow, "tag" | "name" | "depth" | "colour">;

/** Every tag in the order of the tree; with words, those that have them in path or definition, and the ones above. */
export function codebookRows(tags: readonly TagView[], words: string): CodebookTag[] {
  const rows = visibleRows(tags, new Set(tags.map((tag) => tag.path)));
  const wanted = words.trim().toLowerCase();
  if (wanted === "") return rows;
  const fits = ({ tag }: CodebookTag): boolean => `${tag.path}\n${tag.definition}`.toLowerCase().includes(wanted);
  const kept = new Set<string>();
  for (const row of rows)
    if (fits(row)) for (let path = row.tag.path; path !== "" && !kept.has(path); path = parentOf(path)) kept.add(path);
  return rows.filter((row) => kept.has(row.tag.path));
}

/** Where `moved` goes when it is put below `target` (empty: outermost); null where it cannot go. */
export function movedPath(moved: string, target: string): string | null {
  if (target !== "" && isWithin(target, moved)) return null;
  const path = target === "" ? nameOf(moved) : `${target}/${nameOf(moved)}`;
  return path === moved ? null : path;
}
