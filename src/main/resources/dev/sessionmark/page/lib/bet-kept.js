// A bet is placed on an experiment once, before its figures are seen: the first one that this browser placed stands.

const KEPT = "sessionmark.bets";
const MOST = 100;

// Where a browser keeps nothing a bet stands for as long as the page is open.
let bets = [];

const read = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT));
    if (Array.isArray(kept)) bets = kept;
  } catch {
    // What cannot be read is as good as nothing.
  }
  return bets;
};

/** The bet on an experiment: a number of ms, null for "none in range", undefined where none was placed. */
export const placed = (id) => read().find(([known]) => known === id)?.[1];

/** Places a bet, unless there is one. Returns the bet that stands. */
export const place = (id, bet) => {
  if (placed(id) === undefined) {
    bets = [...bets.slice(1 - MOST), [id, bet]];
    try {
      localStorage.setItem(KEPT, JSON.stringify(bets));
    } catch {
      // See above.
    }
  }
  return placed(id);
};
