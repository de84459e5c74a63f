// Figures as people read them, rounded as the terminal and the service's own sentences do
// (src/test/resources/rounding.csv).

const unknown = (v) => v === null || v === undefined || Number.isNaN(v);

// A document has four significant digits and the whole integer part. Everything begins with those, or a figure that
// the page saw live would differ from the one that it reads later.
const figure = (v) => (Math.abs(v) >= 1000 ? Math.round(v) : Number(v.toPrecision(4)));

// Half up by its decimal digits, as the service does; toFixed alone goes by the binary ones, where 1.005 is a little
// less. What is written with an exponent is too small to be seen.
const fixed = (v, decimals) =>
  (Math.abs(v) < 1e-6 ? 0 : Number(`${Math.round(Number(`${v}e${decimals}`))}e-${decimals}`)).toFixed(decimals);
const grouped = (v) => Math.round(v).toLocaleString("en-US");

// The bounds lie where rounding would step over to the next form (9.96 is 10, not 10.0).
const milliseconds = (ms) => `${fixed(ms, ms < 0.995 ? 2 : ms < 9.95 ? 1 : 0)} ms`;
const seconds = (ms) => (ms < 9_950 ? `${fixed(ms / 1000, 1)} s` : `${grouped(ms / 1000)} s`);
const written = (ms) => (ms > 0 && ms < 0.005 ? "<0.01 ms" : ms < 999.5 ? milliseconds(ms) : seconds(ms));

/** Milliseconds; "-" where there is no figure. */
export const time = (ms) => (unknown(ms) ? "-" : written(figure(ms)));

/** A round number of milliseconds, without zeros that say how exact it is. */
export const tick = (ms) => (ms >= 1000 ? ms / 1000 + " s" : Number(ms.toPrecision(3)) + " ms");

/** Per second, without its unit. */
const often = (v) => (v < 99.95 ? fixed(v, 1) : grouped(v));
export const perSecond = (v) => (unknown(v) ? "-" : often(figure(v)));
export const rate = (v) => (unknown(v) ? "-" : `${perSecond(v)}/s`);
export const count = (n) => (unknown(n) ? "-" : grouped(n));

/** Milliseconds of processor time. */
const cost = (ms) => `${fixed(ms, ms < 9.995 ? 2 : 1)} ms`;
export const cpu = (ms) => (unknown(ms) ? "-" : cost(figure(ms)));

/** Two digits, and more where whole percents would hide the figure. */
export const percent = (share) => {
  if (unknown(share)) return "-";
  if (share > 0.9999 && share < 1) return ">99.99 %";
  // What is written with an exponent cannot be shifted by another.
  if (share > 0 && share < 1e-6) return "<0.01 %";
  const v = Number(`${figure(share)}e2`);
  if (v > 0 && v < 0.01) return "<0.01 %";
  const decimals = v <= 0 || v >= 100 ? 0 : v < 0.995 || v >= 98.95 ? 2 : v < 9.95 || v >= 94.5 ? 1 : 0;
  return `${fixed(v, decimals)} %`;
};

/** A round share, without zeros that say how exact it is. */
export const percentTick = (share) => `${number(share * 100)} %`;

/** About so long: 45 s, 3 min. */
export const duration = (s) =>
  s < 100 ? Math.max(1, Math.round(s)) + " s" : s < 5_400 ? Math.round(s / 60) + " min" : (s / 3600).toFixed(1) + " h";

export const number = (v) => String(Number(v.toPrecision(6)));

export const date = (iso) =>
  iso ? new Date(iso).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" }) : "-";
