/** The lower half of the card: the reply that a person may edit, copy, insert; and the case. */
var garboReply = (() => {
  const { make, button } = garboDom;
  const { say } = garboWords;
  /** @typedef {import('../background/wire.js').Reply} Reply */
  /** @typedef {import('../background/wire.js').KeptDraft} KeptDraft */
  /**
   * @typedef {KeptDraft & {checks: Reply['checks'], written: string, mine?: boolean, fresh?: boolean}} Draft
   *   `written`: as Garbo wrote it; `mine`: edited by the person; `fresh`: came with the answer, and goes with it
   */

  const PAUSE_MS = 350;
  /** Copying waits so long for the check of what was typed last. */
  const PATIENCE_MS = 800;

  /** @param {Reply} reply @param {string} [wished] the variant that the person chose @returns {Draft} */
  const draftOf = ({ text, stage, register, language, variant, where, checks }, wished = '') =>
    ({ text, stage, register, language, variant, wished, where, checks, written: text });

  /** @param {Reply[]} replies @returns {Draft[]} */
  const freshOf = (replies) => replies.map((reply) => ({ ...draftOf(reply), fresh: true }));

  /** @param {number} ms @returns {Promise<void>} */
  const wait = (ms) => new Promise((resume) => setTimeout(resume, ms));

  /**
   * The case of the comment: its number on demand, and a note of what went out.
   * @param {string | null} commentId @param {string | null} first the id of the case, where there is one
   */
  function caseOf(commentId, first) {
    let caseId = first;
    const line = make('p', { class: 'quiet case', 'data-garbo': 'case', role: 'status' });
    return {
      line,
      show: async () => {
        const opened = await garboWorker.ask({ type: 'open-case', commentId });
        caseId = opened.id;
        line.dataset['code'] = opened.code;
        line.replaceChildren(make('strong', {}, opened.code), ' ', say('caseOpen'));
        line.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      },
      /** @param {string} text @param {'copied' | 'inserted'} how */
      note: async (text, how) => {
        caseId ??= (await garboWorker.ask({ type: 'open-case', commentId })).id;
        await garboWorker.ask({ type: 'replied', caseId, text, how });
      },
    };
  }

  /**
   * @param {{analysis: import('../background/wire.js').Analysis, platform: string, findBox: () => BoxFound, comments: string[],
   *   kept: KeptDraft | null, openOptions: () => unknown}} how `comments` is the comment as a kept draft is found by it
   * @returns {{parts: HTMLElement[], refresh: (replies: Reply[]) => void}}
   */
  function view({ analysis, platform, findBox, comments, kept, openOptions }) {
    const { commentId } = analysis;
    /** @type {Draft[]} */
    const drafts = freshOf(analysis.replies);
    if (kept) drafts.unshift({ ...kept, checks: [], written: '', mine: true });
    let shown = 0;
    /** @type {Set<string>} */
    const reported = new Set();
    let asking = 0;
    let changing = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let pause;
    let checked = Promise.resolve();

    const keeper = garboDraftKeeper.of(comments);
    const theCase = caseOf(commentId, analysis.caseId);
    const field = make('textarea', { 'data-garbo': 'reply', 'aria-label': say('replyLabel'), spellcheck: 'true', rows: '8', dir: 'auto' });
    const checks = garboChecks.view();
    const status = make('p', { class: 'quiet', 'data-garbo': 'status', role: 'status' });

    /** What went wrong stands under the draft, so that nothing that was written is lost. */
    const corner = garboTrouble.corner(openOptions);
    const { element: wrong, trying } = corner;

    /** @param {string} key @param {...(string | number)} places */
    const tell = (key, ...places) => {
      status.textContent = key && say(key, ...places);
    };

    const stages = garboStages.view(changeTo, corner);
    const sending = garboSending.view({ field, tell, findBox, settled, red: checks.red, sent: report });
    const reader = garboReader.view({
      commentText: analysis.text,
      getDraft: () => drafts[shown] ?? { text: '' },
      commentId,
      platform,
      openOptions,
    });
    const mineButton = button('mine', say('backToMine'), backToMine, 'button plain');

    /** @param {number} place of the draft to show */
    function put(place) {
      const draft = drafts[place];
      if (!draft) return;
      shown = place;
      clearTimeout(pause);
      pause = undefined;
      asking += 1;
      field.value = draft.text;
      field.lang = draft.language;
      checks.show(draft.checks);
      stages.show(draft);
      reader.refresh();
      sending.calm();
      sending.insert.hidden = draft.where !== 'public';
      mineButton.hidden = draft.mine === true || !drafts.some(({ mine }) => mine);
    }

    /** @param {Draft} draft what the server needs to know of it */
    const occasionOf = ({ stage, register, language }) => ({ ...(commentId && { commentId }), platform, stage, register, language });

    async function recheck() {
      clearTimeout(pause);
      pause = undefined;
      const turn = (asking += 1);
      const draft = drafts[shown];
      if (!draft || !draft.text.trim()) return checks.show([]);
      const { text, variant } = draft;
      try {
        const answer = await garboWorker.ask({ type: 'check', request: { text, ...occasionOf(draft), variant } });
        if (turn !== asking) return;
        draft.checks = answer.checks;
        checks.show(draft.checks);
        reader.refresh();
      } catch (error) {
        if (turn === asking) checks.failed(garboWorker.troubleOf(error).kind, soonChecked);
      }
    }

    function soonChecked() {
      checked = recheck();
    }

    /** Wait for the check of what was typed last, but not for long. */
    async function settled() {
      if (pause !== undefined) soonChecked();
      await Promise.race([checked, wait(PATIENCE_MS)]);
    }

    field.addEventListener('input', () => {
      const draft = drafts[shown];
      if (!draft) return;
      draft.text = field.value;
      draft.mine = draft.text.trim() !== '' && draft.text !== draft.written;
      if (draft.mine) keeper.keep(draft);
      else keeper.forget();
      sending.calm();
      clearTimeout(pause);
      pause = setTimeout(soonChecked, PAUSE_MS);
    });

    /** @param {'copied' | 'inserted'} how @param {string} text tells the server which text went out, once */
    async function report(how, text) {
      if (!text.trim() || reported.has(text)) return;
      reported.add(text);
      try {
        if (commentId) await theCase.note(text, how);
        if (text === field.value) keeper.forget();
      } catch {
        reported.delete(text);
        tell(`${how}NotNoted`);
      }
    }

    /** @param {Draft[]} more drafts @returns {Draft[]} those whose text is not there yet */
    function unseen(more) {
      const known = new Set(drafts.map(({ text }) => text));
      return more.filter(({ text }) => !known.has(text));
    }

    /** @param {Draft} draft @returns {boolean} whether the person would miss it */
    const isTheirs = (draft) => draft.mine === true || reported.has(draft.text);

    /** Show a draft that was not seen yet; when there is none, go round. */
    async function another() {
      const draft = drafts[shown];
      if (draft && shown === drafts.length - 1) {
        const { wished } = draft;
        const text = commentId ? {} : { text: analysis.text };
        const request = { ...text, ...occasionOf(draft), ...(wished && { variant: wished }) };
        const answer = await garboWorker.ask({ type: 'compose', request });
        drafts.push(...unseen(answer.replies.map((/** @type {Reply} */ reply) => draftOf(reply, wished))));
      }
      put((shown + 1) % drafts.length);
      if (drafts.length > 1) tell('draftOf', shown + 1, drafts.length);
      else tell('onlyDraft');
    }

    function backToMine() {
      put(drafts.findLastIndex(({ mine }) => mine));
      tell('draftOf', shown + 1, drafts.length);
    }

    /** @param {{stage: string, register: string, wished: string}} situation write it anew for this; what the person wrote stays */
    async function changeTo({ stage, register, wished }) {
      const language = drafts[shown]?.language ?? analysis.language;
      const turn = (changing += 1);
      const request = { ...(commentId ? { commentId } : { text: analysis.text }), platform, stage, register, language, ...(wished && { variant: wished }) };
      const answer = await garboWorker.ask({ type: 'compose', request });
      // Chosen again in the meantime: the last word counts.
      if (turn !== changing) return;
      const theirs = drafts.filter(isTheirs);
      const fresh = /** @type {Draft[]} */ (answer.replies.map((/** @type {Reply} */ reply) => draftOf(reply, wished)));
      const known = new Set(theirs.map(({ text }) => text));
      drafts.splice(0, drafts.length, ...theirs, ...fresh.filter(({ text }) => !known.has(text)));
      put(Math.min(theirs.length, drafts.length - 1));
      tell('draftOf', shown + 1, drafts.length);
    }

    /**
     * Take the drafts for a comment that was corrected. What a person has edited, sent or asked for stays, and stays shown.
     * @param {Reply[]} replies
     */
    function refresh(replies) {
      const before = drafts[shown];
      const staying = drafts.filter((draft) => isTheirs(draft) || !draft.fresh);
      drafts.splice(0, drafts.length, ...staying);
      drafts.push(...unseen(freshOf(replies)));
      const place = before && staying.includes(before) ? staying.indexOf(before) : staying.length % Math.max(drafts.length, 1);
      if (drafts[place] === before) {
        shown = place;
        return;
      }
      put(place);
      status.textContent = '';
    }

    put(0);
    if (kept) {
      tell('keptBack');
      soonChecked();
    }
    return { refresh, parts: [
      make('section', { class: 'reply' },
        make('h3', {}, say('reply')), stages.where, field,
        make('div', { class: 'folds' }, stages.fold, reader)),
      make('div', { class: 'bar' },
        checks.element,
        make('div', { class: 'buttons' }, sending.copy, sending.insert, button('another', say('another'), trying(another))),
        make('div', { class: 'foot' },
          status,
          mineButton,
          commentId && button('open-case', say('openCase'), trying(theCase.show), 'button plain'))),
      theCase.line,
      wrong,
    ] };
  }

  return Object.freeze({ view });
})();
