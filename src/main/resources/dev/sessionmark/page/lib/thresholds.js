import { get } from "./api.js";

/** The thresholds that verdicts rest on; null where the service does not say. */
export const thresholds = async () => {
  try {
    return await get("api/thresholds");
  } catch (error) {
    if (error.gone) throw error;
    return null;
  }
};
