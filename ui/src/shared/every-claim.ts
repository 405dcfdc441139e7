import type { ListClaims } from "../generated/wire";

/** Asks for all claims outside the trash, the last made first; what narrows it is put over it. */
export const everyClaim: ListClaims = {
  query: "",
  scope: { kind: "articles" },
  statuses: [],
  bases: [],
  speaker: null,
  story: null,
  changed: false,
  contradicted: false,
  sort: "made",
  reversed: false,
  offset: 0,
  limit: 200,
};
