/** The lower half of the card: the reply that a person may edit, copy, insert; and the case. */
var garboReply = (() => {
  const { make, button } = garboDom;
  const { say } = garboWords;
  /** @typedef {import('../background/wire.js').Reply} Reply */
  /** @typedef {import('../background/wire.js').Check} ReplyCheck */
  /** @typedef {{text: string, checks: ReplyCheck[], language: string, mine?: boolean}} Draft `mine`: edited or sent by the person */

  const PAUSE_MS = 350;

  /**
   * The way to the clipboard for pages without https or that forbid the other one. Nothing is
   * selected for it, so the caret stays where it was on the page.
   * @param {string} text
   */
  function copyByEvent(text) {
    let taken = false;
    const take = (/** @type {ClipboardEvent} */ event) => {
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      event.stopImmediatePropagation();
      taken = true;
    };
    addEventListener('copy', take, { capture: true });
    const done = document.execCommand('copy');
    removeEventListener('copy', take, { capture: true });
    return done && taken;
  }

  /** @param {string} text @returns {Promise<boolean>} whether it is on the clipboard now */
  async function toClipboard(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyByEvent(text);
    }
  }

  /** @param {ReplyCheck[]} checks @returns {HTMLElement[]} one line for each rule that our draft breaks */
  const broken = (checks) =>
    checks.filter((check) => !check.ok).map((check) => make('li', { 'data-garbo': 'check', 'data-rule': check.rule }, check.why));

  /** @param {Reply} reply @returns {Draft} */
  const draftOf = ({ text, checks, language }) => ({ text, checks, language });

  /**
   * @param {{analysis: import('../background/wire.js').Analysis, platform: string, findBox: () => Element | null,
   *   openOptions: () => unknown}} how
   * @returns {{parts: HTMLElement[], refresh: (replies: Reply[]) => void}}
   */
  function view({ analysis, platform, findBox, openOptions }) {
    const { commentId } = analysis;
    /** @type {Draft[]} */
    const drafts = analysis.replies.map(draftOf);
    let shown = 0;
    let caseId = analysis.caseId;
    /** @type {Set<string>} */
    const reported = new Set();
    let asking = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let pause;

    const field = make('textarea', { 'data-garbo': 'reply', 'aria-label': say('replyLabel'), spellcheck: 'true', rows: '8', dir: 'auto' });
    const checks = make('ul', { class: 'checks', 'aria-live': 'polite', 'aria-label': say('checksLabel') });
    const status = make('p', { class: 'quiet', 'data-garbo': 'status', role: 'status' });

    /** What went wrong stands under the draft, so that nothing that was written is lost. */
    const { element: wrong, trying } = garboTrouble.corner(openOptions);

    /** @param {string} key @param {...(string | number)} places */
    const tell = (key, ...places) => {
      status.textContent = say(key, ...places);
    };

    /** @param {Draft | undefined} draft */
    const put = (draft) => {
      if (!draft) return;
      field.value = draft.text;
      field.lang = draft.language;
      checks.replaceChildren(...broken(draft.checks));
    };

    async function recheck() {
      const mine = (asking += 1);
      const draft = drafts[shown];
      if (!draft || !draft.text.trim()) {
        checks.replaceChildren();
        return;
      }
      try {
        const answer = await garboWorker.ask({ type: 'check', request: { text: draft.text, platform, ...(commentId && { commentId }) } });
        draft.checks = answer.checks;
        if (mine === asking && draft === drafts[shown]) checks.replaceChildren(...broken(draft.checks));
      } catch {
        if (mine === asking) tell('checkFailed');
      }
    }

    field.addEventListener('input', () => {
      const draft = drafts[shown];
      if (draft) Object.assign(draft, { text: field.value, mine: true });
      clearTimeout(pause);
      pause = setTimeout(() => void recheck(), PAUSE_MS);
    });

    /** @param {'copied' | 'inserted'} how tells the server which text went out, once */
    async function report(how) {
      const text = field.value;
      if (!commentId || !text.trim() || reported.has(text)) return;
      reported.add(text);
      try {
        caseId ??= (await garboWorker.ask({ type: 'open-case', commentId })).id;
        await garboWorker.ask({ type: 'replied', caseId, text, how });
      } catch {
        reported.delete(text);
        tell(`${how}NotNoted`);
      }
    }

    async function copy() {
      if (!(await toClipboard(field.value))) return tell('copyFailed');
      tell('copied');
      await report('copied');
    }

    async function insert() {
      const box = findBox();
      if (!box) return tell('noBox');
      const { ok } = await garboInsert.insertText(box, field.value);
      if (ok) {
        tell('inserted');
        await report('inserted');
      } else {
        tell((await toClipboard(field.value)) ? 'insertFailedCopied' : 'insertFailed');
      }
    }

    /** Show a draft that was not seen yet; when there is none, go round. */
    async function another() {
      if (shown === drafts.length - 1) {
        const request = commentId ? { commentId, platform } : { text: analysis.text, platform };
        const answer = await garboWorker.ask({ type: 'compose', request });
        const known = new Set(drafts.map((draft) => draft.text));
        const fresh = /** @type {Reply[]} */ (answer.replies).filter((reply) => !known.has(reply.text));
        drafts.push(...fresh.map(draftOf));
      }
      shown = (shown + 1) % drafts.length;
      put(drafts[shown]);
      if (drafts.length > 1) tell('draftOf', shown + 1, drafts.length);
      else tell('onlyDraft');
    }

    const caseLine = make('p', { class: 'quiet case', 'data-garbo': 'case', role: 'status' });

    async function showCase() {
      const opened = await garboWorker.ask({ type: 'open-case', commentId });
      caseId = opened.id;
      caseLine.dataset['code'] = opened.code;
      caseLine.replaceChildren(make('strong', {}, opened.code), ' ', say('caseOpen'));
      caseLine.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    }

    /**
     * Take the drafts for a comment that was corrected. What a person has edited or sent stays, and stays shown.
     * @param {Reply[]} replies
     */
    function refresh(replies) {
      const before = drafts[shown];
      const mine = drafts.filter((draft) => draft.mine || reported.has(draft.text));
      const known = new Set(mine.map((draft) => draft.text));
      drafts.splice(0, drafts.length, ...mine, ...replies.filter((reply) => !known.has(reply.text)).map(draftOf));
      shown = before && mine.includes(before) ? mine.indexOf(before) : mine.length % Math.max(drafts.length, 1);
      if (drafts[shown] === before) return;
      put(drafts[shown]);
      status.textContent = '';
    }

    put(drafts[0]);
    return { refresh, parts: [
      make('section', { class: 'reply' }, make('h3', {}, say('reply')), field),
      make('div', { class: 'bar' },
        checks,
        make('div', { class: 'buttons' },
          button('copy', say('copy'), copy, 'button main'),
          button('insert', say('insert'), insert),
          button('another', say('another'), trying(another))),
        make('div', { class: 'foot' },
          status,
          commentId && button('open-case', say('openCase'), trying(showCase), 'button plain'))),
      caseLine,
      wrong,
    ] };
  }

  return Object.freeze({ view });
})();
