/** The upper half of the card: the answer in one line, and why. It can be written anew around what a person has open. */
var garboAnswer = (() => {
  const { make, drawing } = garboDom;
  const { say, bandName, points, shorten } = garboWords;
  /** @typedef {import('../background/wire.js').Analysis} Analysis */
  /** @typedef {import('../background/wire.js').Evidence} Evidence */

  /** One shape a band, so that colour is never alone: leaf, circle, rounded square, diamond, hexagon. */
  const SHAPES = {
    'not-negative': 'M4 20C4 10 10 4 20 4c0 10-6 16-16 16Zm0 0 9-9',
    'likely-customer': 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z',
    'to-check': 'M7 3h10a4 4 0 0 1 4 4v10a4 4 0 0 1-4 4H7a4 4 0 0 1-4-4V7a4 4 0 0 1 4-4Z',
    suspicious: 'M12 2 22 12 12 22 2 12Z',
    'probable-campaign': 'M12 2 20.7 7v10L12 22 3.3 17V7Z',
  };
  const SHOWN_AT_ONCE = 3;
  const LONGEST_QUOTE = 72;

  /** @param {Analysis} analysis @returns {string} e.g. "Probabilmente un cliente · 12" */
  function headline({ suspicion: { band, score } }) {
    return score === null ? bandName(band) : say('headline', bandName(band), score);
  }

  /** @param {Analysis} analysis */
  function badge(analysis) {
    const { band, score } = analysis.suspicion;
    return make('p', { 'data-garbo': 'badge', 'data-band': band, 'data-score': score ?? '', class: 'badge' },
      drawing(SHAPES[band], 'shape'),
      make('span', {}, headline(analysis)));
  }

  /**
   * The score on its line from 0 to 100; what lies beyond the ceiling is dashed.
   * @param {Analysis} analysis
   */
  function scale({ suspicion: { score, ceiling, band } }) {
    if (score === null) return null;
    const mark = make('span', { class: 'here' });
    const reach = make('span', { class: 'reach' });
    mark.style.insetInlineStart = `${score}%`;
    reach.style.inlineSize = `${ceiling}%`;
    return make('div', { class: 'scale', 'data-band': band, role: 'img', 'aria-label': say('scaleLabel', score) }, reach, mark);
  }

  /** @param {Evidence} evidence @returns {'raises' | 'lowers' | 'neither'} */
  const direction = ({ weight }) => (weight > 0 ? 'raises' : weight < 0 ? 'lowers' : 'neither');

  /**
   * @param {Evidence} evidence
   * @param {string} text
   * @param {Range[]} ranges its words on the page
   */
  function reason(evidence, text, ranges) {
    const way = direction(evidence);
    const quotes = evidence.spans.slice(0, 3).map(({ start, end }) => say('quote', shorten(text.slice(start, end), LONGEST_QUOTE)));
    const item = make('li', { 'data-garbo': 'reason', 'data-signal': evidence.signal, 'data-way': way, class: 'reason',
      tabindex: ranges.length > 0 ? '0' : null },
    make('span', { class: 'points', title: say(`way_${way}`) },
      make('span', { 'aria-hidden': 'true' }, way === 'neither' ? '·' : points(evidence.weight)),
      make('span', { class: 'unseen' }, say(`way_${way}`))),
    make('div', {},
      make('strong', {}, evidence.title),
      make('p', {}, evidence.why),
      quotes.length > 0 && make('p', { class: `quote ${way}` }, quotes.join(' '))));
    for (const type of ['pointerenter', 'focus']) item.addEventListener(type, () => garboMarks.emphasise(ranges));
    for (const type of ['pointerleave', 'blur']) item.addEventListener(type, () => garboMarks.emphasise([]));
    return item;
  }

  /** @param {Analysis} analysis what was read, with what was cut away: nothing is weighed in secret */
  function whatWasRead({ text, cuts = [] }) {
    return make('details', { class: 'fold' },
      make('summary', {}, say('whatWasRead')),
      make('blockquote', { 'data-garbo': 'read', dir: 'auto' }, text),
      cuts.length > 0 && make('p', { class: 'quiet', 'data-garbo': 'cuts' }, say('cutAway', cuts.map((cut) => shorten(cut.text, 40)).join(' · '))));
  }

  /** @param {Analysis} analysis */
  const exposureLine = ({ exposure: { level, why } }) =>
    make('p', { class: 'quiet', 'data-garbo': 'seen-by', 'data-level': level }, why);

  /** @param {Analysis} analysis @returns {(HTMLElement | null | false)[]} the answer in one line, and its bounds */
  function verdict(analysis) {
    const { score, ceiling } = analysis.suspicion;
    return [
      badge(analysis),
      scale(analysis),
      score !== null && ceiling === 59 && make('p', { class: 'quiet', 'data-garbo': 'ceiling' }, say('textOnly')),
      // Few people is the usual case, and no news.
      analysis.exposure.level !== 'low' && exposureLine(analysis),
    ];
  }

  /**
   * @param {Analysis} analysis
   * @param {(span: import('../background/wire.js').Span) => Range[]} locate
   * @param {boolean} open whether the reasons beyond the first three are being read
   */
  function reasonsOf(analysis, locate, open) {
    const ordered = [...analysis.evidence].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
    const found = ordered.map((evidence) => ({ evidence, ranges: evidence.spans.flatMap(locate) }));
    const wordsOf = (/** @type {string} */ way) =>
      found.filter(({ evidence }) => direction(evidence) === way).flatMap(({ ranges }) => ranges);
    garboMarks.show(wordsOf('raises'), wordsOf('lowers'));

    const reasons = found.map(({ evidence, ranges }) => reason(evidence, analysis.text, ranges));
    const rest = reasons.slice(SHOWN_AT_ONCE);
    const step = analysis.nextStep;
    return [
      reasons.length > 0
        ? make('ul', {}, ...reasons.slice(0, SHOWN_AT_ONCE))
        : make('p', { class: 'quiet', 'data-garbo': 'no-reasons' }, say('noReasons')),
      rest.length > 0 && make('details', { class: 'fold more', open },
        make('summary', {}, say('moreReasons', rest.length)), make('ul', {}, ...rest)),
      step && make('p', { 'data-garbo': 'next-step', 'data-code': step.code, class: 'step' },
        make('strong', {}, step.title), step.why),
    ];
  }

  /** @param {HTMLElement} place @param {(Node | null | false | undefined)[]} parts */
  const put = (place, parts) => place.replaceChildren(...parts.filter((part) => part !== null && part !== undefined && part !== false));

  /**
   * @param {Analysis} first
   * @param {(span: import('../background/wire.js').Span) => Range[]} locate
   * @param {{verdict: HTMLElement, folds: (HTMLElement | null)[]}} given stand under the line and under the reasons
   * @returns {{parts: HTMLElement[], refresh: (analysis: Analysis) => void}} `refresh` leaves what was given untouched
   */
  function view(first, locate, given) {
    const top = make('div', {});
    const why = make('div', {});
    const quiet = make('div', {});
    const answer = make('section', { class: 'answer' }, top, given.verdict);

    /** @param {Analysis} analysis */
    const refresh = (analysis) => {
      answer.dataset['band'] = analysis.suspicion.band;
      put(top, verdict(analysis));
      put(why, reasonsOf(analysis, locate, why.querySelector('.more[open]') !== null));
      put(quiet, [analysis.exposure.level === 'low' && exposureLine(analysis)]);
    };
    refresh(first);
    const read = whatWasRead(first);
    read.append(quiet);
    return { parts: [answer, make('section', { class: 'why' }, make('h3', {}, say('why')), why, make('div', { class: 'folds' }, ...given.folds, read))], refresh };
  }

  return Object.freeze({ view, headline });
})();
