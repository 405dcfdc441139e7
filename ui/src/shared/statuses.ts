import type { Status } from "../generated/wire";

/** How far the checking of a claim can have come, in the order in which it is offered. */
export const STATUSES: readonly Status[] = ["unchecked", "checking", "confirmed", "disputed", "false", "corrected"];
