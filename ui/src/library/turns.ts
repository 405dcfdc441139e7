// What is on screen has a number, higher than that of what was there before. Questions carry it to the core, which breaks
// off whatever is still asked for a lower one.

let turn = 0;

/** Begins to show something else. */
export function nextTurn(): number {
  return ++turn;
}

/** The number of what is shown now. */
export function presentTurn(): number {
  return turn;
}
