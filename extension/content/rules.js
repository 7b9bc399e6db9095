/** The fold "what platform and law say": a few questions, what the law makes of them, what the platform asks. */
var garboRules = (() => {
  const { make, reveal } = garboDom;
  const { say, keyOf } = garboWords;
  /** @typedef {import('../background/wire.js').Rules} Rules */
  /** @typedef {import('../background/wire.js').LawRule} LawRule */

  const RECEIPT = { '': 'unknown', yes: 'yes', no: 'no' };

  /** @param {string} day e.g. "2026-11-21" */
  const dayOf = (day) =>
    new Date(`${day}T00:00:00Z`).toLocaleDateString(say('language'), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

  /** @param {{source: string, day: string}} rule */
  const originOf = ({ source, day }) => say('rules_source', source.replace(/^https?:\/\//, ''), dayOf(day));

  /**
   * Rules of one source stand together over it; sources are told, never linked.
   * @param {string} kind
   * @param {{code: string, title?: string, state?: LawRule['state'], text: string, source: string, day: string, certain: boolean}[]} rules
   */
  const list = (kind, rules) => make('ul', { class: 'rules' }, ...rules.map((rule, at) => {
    const { code, title, state, text, certain } = rule;
    const next = rules[at + 1];
    const isLast = !next || originOf(next) !== originOf(rule);
    return make('li', { 'data-garbo': 'rule', 'data-kind': kind, 'data-code': code, 'data-state': state, class: isLast && 'last' },
      title && make('strong', {}, title, state && `: ${say(`rules_${keyOf(state)}`)}`),
      make('p', {}, text, !certain && ` ${say('rules_uncertain')}`),
      isLast && make('p', { class: 'quiet' }, originOf(rule)));
  }));

  /** @param {LawRule[]} law */
  function lawParts(law) {
    const rules = law.map(({ why, asOf, ...rule }) => ({ ...rule, text: why, day: asOf }));
    const held = rules.filter(({ state }) => state !== null);
    const applying = held.filter(({ state }) => state !== 'does-not-apply');
    const toKnow = rules.filter(({ state }) => state === null);
    return [
      make('h4', {}, say('rules_law')),
      applying.length > 0 && list('law', applying),
      applying.length === 0 && held[0] && make('p', { class: 'quiet', 'data-garbo': 'rules-none' }, held[0].text),
      toKnow.length > 0 && make('details', { class: 'fold more' },
        make('summary', {}, say('rules_more', toKnow.length)), list('law', toKnow)),
    ];
  }

  /** @param {Rules['platform']} platform */
  const platformParts = ({ title, rules }) => [
    make('h4', {}, title ? say('rules_platform', title) : say('rules_page')),
    list('platform', rules.map(({ readOn, ...rule }) => ({ ...rule, day: readOn }))),
  ];

  /**
   * @param {{commentId: string | null, platform: string, publishedAt: string | null, openOptions: () => unknown}} how
   * @returns {HTMLDetailsElement} closed; it asks when it is opened and when an answer is changed
   */
  function view({ commentId, platform, publishedAt, openOptions }) {
    const { element: wrong, trying } = garboTrouble.corner(openOptions);
    const visit = make('input', { type: 'date', id: 'rules-visit', 'data-garbo': 'rules-visit' });
    // Where the page does not say the day, only the person can.
    const isDated = /^\d{4}-\d{2}-\d{2}/.test(publishedAt ?? '');
    const review = make('input', { type: 'date', id: 'rules-review', 'data-garbo': 'rules-review' });
    const receipt = make('select', { id: 'rules-receipt', 'data-garbo': 'rules-receipt' },
      ...Object.entries(RECEIPT).map(([value, name]) => make('option', { value }, say(`rules_receipt_${name}`))));
    const status = make('p', { class: 'quiet', role: 'status' });
    const found = make('div', { class: 'found' });
    let asked = '';
    let asking = 0;

    const load = trying(async () => {
      const request = {
        ...(commentId ? { commentId } : { platform, ...(isDated && { publishedAt }) }),
        ...(visit.value && { visitedOn: visit.value }),
        ...(review.value && { publishedAt: review.value }),
        ...(receipt.value && { hasReceipt: receipt.value === 'yes' }),
      };
      const now = JSON.stringify(request);
      if (now === asked) return;
      asked = now;
      const turn = (asking += 1);
      status.textContent = found.hasChildNodes() ? '' : say('rules_working');
      try {
        /** @type {Rules} */
        const rules = await garboWorker.ask({ type: 'rules', request });
        if (turn !== asking) return;
        const open = found.querySelector('.more[open]') !== null;
        found.replaceChildren(...[...lawParts(rules.law), ...platformParts(rules.platform)].filter((part) => part instanceof Node),
          make('p', { class: 'quiet', 'data-garbo': 'rules-disclaimer' }, rules.disclaimer));
        found.querySelector('.more')?.toggleAttribute('open', open);
      } catch (error) {
        if (turn !== asking) return;
        asked = '';
        throw error;
      } finally {
        if (turn === asking) status.textContent = '';
      }
    });
    for (const answer of [visit, review, receipt]) answer.addEventListener('change', load);

    const fold = make('details', { class: 'fold wide', 'data-garbo': 'rules' },
      make('summary', {}, say('rules_title')),
      make('div', { class: 'fields asks' },
        make('label', { for: 'rules-visit' }, say('rules_visit')), visit,
        ...(isDated ? [] : [make('label', { for: 'rules-review' }, say('rules_review')), review]),
        make('label', { for: 'rules-receipt' }, say('rules_receipt')), receipt),
      status, found, wrong);
    fold.addEventListener('toggle', () => {
      reveal(fold);
      if (fold.open) void load().then(() => reveal(fold));
    });
    return fold;
  }

  return Object.freeze({ view });
})();
