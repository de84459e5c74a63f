// What is remembered in this browser and nowhere else. One that keeps nothing remembers it as long as the page is open.

/** @param {string} name */
export const browserStore = (name) => {
  /** @type {any} */ let value = null;
  return {
    /** What was written last; null where nothing was, or nothing that can be read. */
    read() {
      try {
        value = JSON.parse(localStorage.getItem(name) ?? "null") ?? value;
      } catch {
        // What cannot be read is as good as nothing.
      }
      return value;
    },
    write(next) {
      value = next;
      try {
        localStorage.setItem(name, JSON.stringify(next));
      } catch {
        // See above.
      }
    },
  };
};
