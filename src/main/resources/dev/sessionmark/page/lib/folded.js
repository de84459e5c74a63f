// What stands behind something, to be opened. Long tables would make every drawing wait for what few look at.

import { h, put } from "./dom.js";

/**
 * Details whose content build gives when they are opened for the first time. key: names them where the page draws
 * them anew.
 */
export const folded = (summary, build, key = "") => {
  const place = h("div");
  const opened = () => {
    if (!place.firstChild) put(place, build());
  };
  return h("details", { ontoggle: opened, "data-key": key || null }, h("summary", summary), place);
};
