/** The case of the comment: its number on demand, and a note of what went out. */
var garboCase = (() => {
  const { make } = garboDom;
  const { say } = garboWords;

  /** @param {string | null} commentId @param {string | null} first the id of the case, where there is one */
  function of(commentId, first) {
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
        if (!commentId) return;
        caseId ??= (await garboWorker.ask({ type: 'open-case', commentId })).id;
        await garboWorker.ask({ type: 'replied', caseId, text, how });
      },
    };
  }

  return Object.freeze({ of });
})();
