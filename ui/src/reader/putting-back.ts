// How what was left out is put back: told to everything that draws it, by a context of the reader.

import type { LeftOut } from "./structure";

export const PUTTING_BACK = Symbol("putting back");

export interface PuttingBack {
  /** Whether the library takes it. */
  readonly offered: boolean;
  /** What is unfolded, by its words, so that it stays so in the next document. */
  readonly unfolded: Set<string>;
  putBack: (left: LeftOut, byKeys: boolean) => void;
}
