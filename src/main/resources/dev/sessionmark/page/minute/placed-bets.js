// A bet is placed on an experiment once, before its figures are seen: the first one that this browser placed stands.

import { browserStore } from "../lib/browser-store.js";

const MOST = 100;
const store = browserStore("sessionmark.bets");
const bets = () => (Array.isArray(store.read()) ? store.read() : []);

/** The bet on an experiment: a number of ms, null for "none in range", undefined where none was placed. */
export const placed = (id) => bets().find(([known]) => known === id)?.[1];

/** Places a bet, unless there is one. Returns the bet that stands. */
export const place = (id, bet) => {
  if (placed(id) === undefined) store.write([...bets().slice(1 - MOST), [id, bet]]);
  return placed(id);
};
