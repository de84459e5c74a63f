// Answers that do not change are asked for once.

/** Asks for what the same arguments name only once; what failed is asked for again. */
export const memoize = (ask) => {
  const answers = new Map();
  return (...named) => {
    const key = JSON.stringify(named);
    if (!answers.has(key)) {
      const asked = ask(...named);
      asked.catch(() => answers.delete(key));
      answers.set(key, asked);
    }
    return answers.get(key);
  };
};
