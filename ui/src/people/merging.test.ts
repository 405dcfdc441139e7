import { expect, test } from "vitest";
import type { PersonRow } from "../generated/wire";
import { mergeOf } from "./merging";

const row = (id: number, name: string, some: Partial<PersonRow["person"]> = {}, claims = 0): PersonRow => ({
  person: { id, name, role: "", affiliation: "", aliases: [], body: false, trashed: false, ...some },
  claims,
  statuses: [],
  firstSaid: null,
  lastSaid: null,
});

test("who stays gets the claims, the names and what they did not know", () => {
  const kept = row(1, "Ada Nyland", { aliases: ["Å. Nyland"], affiliation: "Harbour" }, 2);
  const others = [
    row(2, "A. Nyland", { role: "guard", affiliation: "Union", aliases: ["ADA NYLAND", "Ada"] }, 3),
    row(3, "Nyland", { role: "minister" }, 1),
  ];
  const merge = mergeOf(kept, others);
  expect(merge.claims).toBe(4);
  expect(merge.names).toEqual(["Ada", "Nyland"]);
  expect([merge.role, merge.affiliation]).toEqual(["guard", ""]);
});
