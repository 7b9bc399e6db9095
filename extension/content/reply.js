/** The lower half of the card: the reply that a person may edit, copy, insert; and the case. */
var garboReply = (() => {
  const { make, button } = garboDom;
  const { say } = garboWords;
  /** @typedef {import('../background/wire.js').Reply} Reply */
  /** @typedef {import('../background/wire.js').KeptDraft} KeptDraft */

  /**
   * @param {{analysis: import('../background/wire.js').Analysis, facts: PageFacts, findBox: () => BoxFound, comments: string[],
   *   kept: KeptDraft | null, openOptions: () => unknown}} how `comments` is the comment as a kept draft is found by it
   * @returns {{parts: HTMLElement[], refresh: (replies: Reply[]) => void}} `refresh` takes the drafts for a comment that was corrected
   */
  function view({ analysis, facts: { platform, publishedAt }, findBox, comments, kept, openOptions }) {
    const { commentId } = analysis;
    let changing = 0;
    const field = make('textarea', { 'data-garbo': 'reply', 'aria-label': say('replyLabel'), spellcheck: 'true', rows: '8', dir: 'auto' });
    const status = make('p', { class: 'quiet', 'data-garbo': 'status', role: 'status' });

    /** @param {string} key @param {...(string | number)} places */
    const tell = (key, ...places) => {
      status.textContent = key && say(key, ...places);
    };

    /** What went wrong stands under the draft, so that nothing that was written is lost. */
    const corner = garboTrouble.corner(openOptions);
    const { element: wrong, trying } = corner;
    const drafts = garboDrafts.list(analysis.replies, kept);
    const keeper = garboDraftKeeper.of(comments, () => tell('draftNotKept'));
    const theCase = garboCase.of(commentId, analysis.caseId);
    const checks = garboChecks.view();
    /** The bar with the checks has grown: what is being typed stays in sight. */
    const checked = () => {
      reader.refresh();
      if (field.matches(':focus')) requestAnimationFrame(() => field.scrollIntoView({ block: 'nearest' }));
    };
    const live = garboLiveCheck.of({ checks, drafts, commentId, platform, checked });
    const stages = garboStages.view(changeTo, corner, () => folds.append(rules));
    const sending = garboSending.view({ field, tell, findBox, settled: live.settled, red: checks.red, sent: report });
    const reader = garboReader.view({
      commentText: analysis.text,
      getDraft: () => drafts.current() ?? { text: '' },
      commentId,
      platform,
      openOptions,
    });
    const rules = garboRules.view({ commentId, platform, publishedAt, openOptions });
    const folds = make('div', { class: 'folds' }, stages.fold, reader);
    const mineButton = button('mine', say('backToMine'), backToMine, 'button plain');
    const anotherButton = button('another', say('another'), trying(another));
    anotherButton.setAttribute('aria-label', say('anotherLabel'));

    /** @param {number} place of the draft to show */
    function put(place) {
      const draft = drafts.show(place);
      if (!draft) return;
      field.value = draft.text;
      field.lang = draft.language;
      live.show();
      stages.show(draft);
      // Elsewhere in the dialogue nobody asks for the law.
      if (draft.stage === 'report') folds.append(rules);
      else rules.remove();
      reader.refresh();
      sending.calm();
      sending.insert.hidden = draft.where !== 'public';
      mineButton.hidden = draft.mine === true || drafts.mine() < 0;
    }

    field.addEventListener('input', () => {
      const draft = drafts.edit(field.value);
      if (!draft) return;
      if (draft.mine) keeper.keep(draft);
      else keeper.forget();
      sending.calm();
      live.typed();
    });

    /** @param {'copied' | 'inserted'} how @param {string} text tells the server which text went out, once */
    async function report(how, text) {
      if (!text.trim() || drafts.sent.has(text)) return;
      drafts.sent.add(text);
      try {
        await theCase.note(text, how);
        if (text === field.value) keeper.forget();
      } catch {
        drafts.sent.delete(text);
        tell(`${how}NotNoted`);
      }
    }

    /**
     * @param {{stage: string, register: string, language: string, wished: string}} situation
     * @returns {Promise<Reply[]>}
     */
    async function compose({ stage, register, language, wished }) {
      const about = commentId ? { commentId } : { text: analysis.text };
      const request = { ...about, platform, stage, register, language, ...(wished && { variant: wished }) };
      return (await garboWorker.ask({ type: 'compose', request })).replies;
    }

    /** Show a draft that was not seen yet; when there is none, go round. */
    async function another() {
      const draft = drafts.current();
      if (draft && drafts.isLast()) drafts.add(await compose(draft), draft.wished);
      put(drafts.next());
      const [number, count] = drafts.count();
      if (count > 1) tell('draftOf', number, count);
      else tell('onlyDraft');
    }

    function backToMine() {
      put(drafts.mine());
      tell('draftOf', ...drafts.count());
    }

    /** @param {{stage: string, register: string, wished: string}} situation write it anew for this */
    async function changeTo(situation) {
      const language = drafts.current()?.language ?? analysis.language;
      const turn = (changing += 1);
      const replies = await compose({ ...situation, language });
      // Chosen again in the meantime: the last word counts.
      if (turn !== changing) return;
      put(drafts.exchange(replies, situation.wished));
      tell('draftOf', ...drafts.count());
    }

    /** @param {Reply[]} replies */
    function refresh(replies) {
      const place = drafts.refresh(replies);
      if (place === null) return;
      put(place);
      tell('');
    }

    put(0);
    if (kept) {
      tell('keptBack');
      live.now();
    }
    return { refresh, parts: [
      make('section', { class: 'reply' }, make('h3', {}, say('reply')), stages.where, field, folds),
      make('div', { class: 'bar' },
        checks.element,
        make('div', { class: 'buttons' }, sending.copy, sending.insert, anotherButton),
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
