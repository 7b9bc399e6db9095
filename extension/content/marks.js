/** Marks words on the page without touching its DOM (CSS Custom Highlights; colours in marks.css). */
var garboMarks = (() => {
  const RAISES = 'garbo-raises';
  const LOWERS = 'garbo-lowers';
  const FOCUS = 'garbo-focus';

  /** @param {string} name @param {Range[]} ranges @param {number} priority */
  function set(name, ranges, priority) {
    if (ranges.length === 0) {
      CSS.highlights.delete(name);
      return;
    }
    const highlight = new Highlight(...ranges);
    highlight.priority = priority;
    CSS.highlights.set(name, highlight);
  }

  /** @param {Range[]} raises words that make a campaign likelier @param {Range[]} lowers */
  function show(raises, lowers) {
    set(RAISES, raises, 1);
    set(LOWERS, lowers, 0);
  }

  return Object.freeze({
    show,
    /** @param {Range[]} ranges of the reason that is being read now */
    emphasise: (ranges) => set(FOCUS, ranges, 2),
    clear: () => [RAISES, LOWERS, FOCUS].forEach((name) => CSS.highlights.delete(name)),
  });
})();
