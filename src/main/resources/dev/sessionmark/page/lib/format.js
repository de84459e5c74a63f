// Figures as people read them: two digits, a unit.

const digits = (v) => (v < 0.095 ? v.toPrecision(1) : v < 9.95 ? v.toPrecision(2) : v.toFixed(0));
const grouped = (v) => Math.round(v).toLocaleString("en-US");

/** Milliseconds; "-" where there is no figure. */
export const time = (ms) =>
  ms === null || ms === undefined || Number.isNaN(ms) ? "-" : ms >= 999.5 ? digits(ms / 1000) + " s" : digits(ms) + " ms";

/** A round number of milliseconds, without zeros that say how exact it is. */
export const tick = (ms) => (ms >= 1000 ? ms / 1000 + " s" : Number(ms.toPrecision(3)) + " ms");

export const rate = (perSecond) => (perSecond === null || perSecond === undefined ? "-" : grouped(perSecond) + "/s");
export const count = (n) => (n === null || n === undefined ? "-" : grouped(n));
export const percent = (share) =>
  share === null || share === undefined ? "-" : share > 0 && share < 0.01 ? "<1 %" : Math.round(share * 100) + " %";

/** About so long: 45 s, 3 min. */
export const duration = (seconds) =>
  seconds < 100 ? Math.max(1, Math.round(seconds)) + " s" : seconds < 5_400 ? Math.round(seconds / 60) + " min" : (seconds / 3600).toFixed(1) + " h";

export const number = (v) => String(Number(v.toPrecision(6)));

export const date = (iso) => (iso ? new Date(iso).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" }) : "-");
