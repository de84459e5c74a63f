// The live figures of about the last minute. Older ones make room: an experiment of a day is no heavier than one of a
// minute.

/** Figures at most; four come in a second. */
export const MOST = 240;
export const SECONDS = 60;

const HOLE_SECONDS = 1.5;
const subject = ({ trial, setup, condition }) => `${trial} ${setup} ${condition}`;

/**
 * Each figure gets `at`, the seconds since the first one. A figure without a setup is a hole, where no line is drawn.
 */
export const liveLog = (most = MOST) => {
  let figures = [];
  /** @type {any} */ let began = null;
  /** @type {any} */ let told = null;
  return {
    add(figure, nowMs) {
      began ??= nowMs;
      const at = (nowMs - began) / 1000;
      const last = figures.at(-1);
      // Another load, or nobody looked for a while: no line between them.
      if (last && (at - last.at > HOLE_SECONDS || subject(told) !== subject(figure)))
        figures.push({ at: (last.at + at) / 2, setup: null });
      told = figure;
      figures.push({ ...figure, at });
      figures = figures.slice(-most);
    },
    clear() {
      figures = [];
      began = null;
      told = null;
    },
    all: () => figures,
    last: () => figures.at(-1),
    /** Those under load in that time. */
    setups: () => [...new Set(figures.map((one) => one.setup).filter(Boolean))].sort(),
    times: () => figures.map((one) => one.at),
    /** A line: one value for each time, null where the setup was not under load or there is no figure. */
    values: (setup, name) => figures.map((one) => (one.setup === setup ? (one[name] ?? null) : null)),
    /** The last figure of each second, newest first. */
    seconds() {
      const found = new Map();
      for (const one of figures) if (one.setup) found.set(Math.floor(one.at), one);
      return [...found.values()].reverse();
    },
  };
};
