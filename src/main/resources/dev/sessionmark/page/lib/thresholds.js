// From where on a figure counts, as the comparison says it was judged.

import { tick } from "./format.js";

/** The lines across a plot of the event-loop delay. */
export const loopThresholds = ({ loopDelayGoodMs, loopDelayBadMs }) => [
  { value: loopDelayGoodMs, label: `good up to ${tick(loopDelayGoodMs)}` },
  { value: loopDelayBadMs, label: `bad from ${tick(loopDelayBadMs)}` },
];
