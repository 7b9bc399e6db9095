/** The rules that a draft breaks, each a line that stays as long as its rule is broken; and the word that nobody checks now. */
var garboChecks = (() => {
  const { make, button, drawing } = garboDom;
  const { say } = garboWords;
  /** @typedef {import('../background/wire.js').Check} Check */

  /** A filled octagon must be put right, an empty circle is advice: word, shape and colour say it three times. */
  const SHAPES = {
    red: 'M8 2h8l6 6v8l-6 6H8l-6-6V8Z',
    amber: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16Z',
  };
  const WORDS = { red: 'checkRed', amber: 'checkAmber' };
  /** Kinds of trouble that mean: nobody answers there. */
  const SILENT = ['not-running', 'slow', 'not-allowed'];

  /** @param {Check} check @returns {string} */
  const nameOf = ({ title, why }) => title || why;

  /** @param {Check[]} checks @returns {Check[]} the broken ones, those in red first */
  function broken(checks) {
    const failing = checks.filter((check) => !check.ok);
    return [...failing.filter((check) => check.severity === 'red'), ...failing.filter((check) => check.severity !== 'red')];
  }

  /** @param {HTMLElement} element @param {string} text only when it changes, so that nothing is read out twice */
  const write = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };

  /** @param {string} rule */
  function lineOf(rule) {
    const shape = make('span', { class: 'sign' });
    const severity = make('span', { class: 'severity' });
    const title = make('strong', {});
    const why = make('p', {});
    const source = make('p', { class: 'quiet' });
    const item = make('li', { 'data-garbo': 'check', 'data-rule': rule }, shape, make('div', {}, severity, ' ', title, why, source));
    return {
      item,
      /** @param {Check} check */
      update: (check) => {
        const kind = check.severity === 'red' ? 'red' : 'amber';
        if (item.dataset['severity'] !== kind) {
          item.dataset['severity'] = kind;
          shape.replaceChildren(drawing(SHAPES[kind], ''));
        }
        write(severity, say(WORDS[kind]));
        write(title, check.title);
        write(why, check.why);
        write(source, check.source ? say('checkSource', check.source.replace(/^https?:\/\//, '')) : '');
      },
    };
  }

  function view() {
    /** @type {Map<string, ReturnType<typeof lineOf>>} */
    const lines = new Map();
    /** @type {Check[]} */
    let shown = [];
    const list = make('ul', { class: 'checks', 'aria-label': say('checksLabel') });
    const news = make('p', { class: 'unseen', role: 'status', 'data-garbo': 'checks-news' });
    const offline = make('div', { class: 'offline', role: 'status' });
    const element = make('div', {}, list, news, offline);

    /** @param {Check[]} now what is said to who cannot see the list: only what came and what went */
    function announce(now) {
      const rules = (/** @type {Check[]} */ checks) => new Set(checks.map(({ rule }) => rule));
      const [before, after] = [rules(shown), rules(now)];
      const came = now.filter(({ rule }) => !before.has(rule)).map(nameOf);
      const went = shown.filter(({ rule }) => !after.has(rule)).map(nameOf);
      const parts = [came.length > 0 && say('checksCame', came.join('; ')), went.length > 0 && say('checksWent', went.join('; '))];
      if (came.length > 0 || went.length > 0) news.textContent = parts.filter(Boolean).join(' ');
    }

    /** @param {Check[]} checks */
    function show(checks) {
      offline.replaceChildren();
      const now = broken(checks);
      announce(now);
      shown = now;
      const rules = now.map(({ rule }) => rule);
      for (const [rule, { item }] of lines) {
        if (rules.includes(rule)) continue;
        item.remove();
        lines.delete(rule);
      }
      now.forEach((check, place) => {
        const line = lines.get(check.rule) ?? lineOf(check.rule);
        lines.set(check.rule, line);
        line.update(check);
        // A line in its place is left alone: put in again it would flicker.
        if (list.children[place] !== line.item) list.insertBefore(line.item, list.children[place] ?? null);
      });
      // Only what can be scrolled needs to be reached by keyboard.
      if (list.scrollHeight > list.clientHeight) list.tabIndex = 0;
      else list.removeAttribute('tabindex');
    }

    /** @param {string} kind of trouble @param {() => unknown} retry */
    function failed(kind, retry) {
      const words = say(SILENT.includes(kind) ? 'checkOffline' : 'checkFailed');
      if (offline.textContent?.startsWith(words)) return;
      offline.replaceChildren(
        make('p', { 'data-garbo': 'offline', 'data-kind': kind, class: 'quiet' }, words, shown.length > 0 && ` ${say('checkStale')}`),
        button('check-again', say('retry'), retry, 'button plain'));
    }

    return {
      element,
      show,
      failed,
      /** @returns {string} the names of the red rules that are open, or empty */
      red: () => shown.filter(({ severity }) => severity === 'red').map(nameOf).join('; '),
    };
  }

  return Object.freeze({ view });
})();
