import { expect, it } from "vitest";
import type { PassageView } from "../generated/wire";
import { renewed } from "./renewed";

const passage = (id: number, note = ""): PassageView => ({
  ...{ id, note, colour: "amber", exact: "words", verdict: "same", startUnit: id, endUnit: id + 5 },
  ...{ tags: [], notePrivate: false, madeMs: 0, review: null },
});

it("keeps what is as before, takes what is other, and drops what is no longer there", () => {
  const before = [passage(1), passage(2), passage(3)];
  const read = [passage(1), passage(2, "A note."), passage(4)];
  const list = renewed(before, read);
  expect(list).toEqual(read);
  expect(list[0]).toBe(before[0]);
  expect(list[1]).toBe(read[1]);
});
