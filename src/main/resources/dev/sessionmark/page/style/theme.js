// Runs before the first paint, so that nobody sees the other theme for a moment.
(() => {
  try {
    const theme = localStorage.getItem("sessionmark.theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // A browser that keeps nothing follows the system.
  }
})();
