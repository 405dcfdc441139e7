import type { Colour } from "../generated/wire";

/** The five colours in the order of their keys, 1 to 5. */
export const COLOURS: readonly Colour[] = ["amber", "green", "blue", "rose", "violet"];
