// From where on a figure counts, as the service has it configured.

import { get } from "./api.js";
import { tick } from "./format.js";

/** The thresholds that verdicts rest on; null where the service does not say. */
export const thresholds = async () => {
  try {
    return await get("api/thresholds");
  } catch (error) {
    if (error.gone) throw error;
    return null;
  }
};

/** The lines across a plot of the event-loop delay. */
export const loopThresholds = ({ loopDelayGoodMs, loopDelayBadMs }) => [
  { value: loopDelayGoodMs, label: `good up to ${tick(loopDelayGoodMs)}` },
  { value: loopDelayBadMs, label: `bad from ${tick(loopDelayBadMs)}` },
];
