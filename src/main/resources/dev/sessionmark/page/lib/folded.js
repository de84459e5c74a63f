// What stands behind something, to be opened. Long tables would make every drawing wait for what few look at.

import { h, put } from "./dom.js";

/** Details whose content build gives when they are opened for the first time. */
export const folded = (summary, build) => {
  const place = h("div", {});
  const opened = () => {
    if (!place.firstChild) put(place, build());
  };
  return h("details", { ontoggle: opened }, h("summary", {}, summary), place);
};
