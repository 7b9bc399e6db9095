/** The quiet row under the draft: another moment of the dialogue, another register, another occasion; and who will read it. */
var garboStages = (() => {
  const { make, reveal } = garboDom;
  const { say, keyOf } = garboWords;

  const STAGES = ['first', 'private', 'answered', 'silent', 'clarify', 'resolved', 'report', 'note'];
  /** @type {Record<string, string[]>} by the language of the draft */
  const REGISTERS = { it: ['lei', 'voi', 'tu'], en: ['formal', 'informal'] };
  /** The empty one is what Garbo takes by itself. */
  const VARIANTS = ['', 'lived-detail', 'mixed', 'generic', 'impulse', 'price', 'creator', 'review-trade', 'outsider', 'positive', 'question', 'grave', 'threat'];

  /** @typedef {{stage: string, register: string, wished: string, language: string}} Situation */

  /**
   * @param {string} name in `data-garbo`, and the label's tie
   * @param {() => void} change
   */
  function choice(name, change) {
    const select = make('select', { 'data-garbo': name, id: `reply-${name}` });
    select.addEventListener('change', change);
    return select;
  }

  /** @param {HTMLSelectElement} select @param {string[]} values @param {string} kind of label @param {string} chosen */
  function fill(select, values, kind, chosen) {
    const there = [...select.options].map(({ value }) => value);
    if (there.join() !== values.join()) {
      select.replaceChildren(...values.map((value) => make('option', { value }, say(`${kind}_${value ? keyOf(value) : 'auto'}`))));
    }
    select.value = chosen;
  }

  /** @param {string[]} sentences what a clarification in public still needs */
  const locked = (sentences) => [
    make('strong', {}, say('trouble_gate_closed_what')),
    make('ul', {}, ...sentences.map((sentence) => make('li', {}, sentence))),
    make('p', {}, say('trouble_gate_closed_safe'), ' ', say('trouble_gate_closed_do')),
  ];

  /**
   * @param {(situation: Omit<Situation, 'language'>) => Promise<void>} change composes anew; throws what went wrong
   * @param {ReturnType<typeof garboTrouble.corner>} corner
   * @param {() => void} refused told when the clarification in public has to wait
   * @returns {{fold: HTMLElement, where: HTMLElement, show: (draft: Situation & {where: string}) => void}}
   */
  function view(change, { trying }, refused) {
    /** @type {Situation | null} */
    let shown = null;
    const gate = make('div', { class: 'gate', role: 'status' });
    const where = make('p', { class: 'quiet where', 'data-garbo': 'where' });

    /** @param {Omit<Situation, 'language'>} wanted */
    async function attempt(wanted) {
      gate.replaceChildren();
      try {
        await change(wanted);
      } catch (error) {
        if (shown) put(shown);
        const { kind, missing } = garboWorker.troubleOf(error);
        if (kind !== 'gate-closed') throw error;
        gate.replaceChildren(make('div', { 'data-garbo': 'gate', class: 'step' }, ...locked(missing ?? [])));
        refused();
        reveal(fold);
      }
    }
    const choose = () => {
      const wanted = { stage: stage.value, register: register.value, wished: variant.value };
      void trying(() => attempt(wanted))();
    };
    const stage = choice('stage', choose);
    const register = choice('register', choose);
    const variant = choice('variant', choose);

    /** @param {Situation} draft */
    function put(draft) {
      fill(stage, STAGES, 'stage', draft.stage);
      fill(register, REGISTERS[draft.language] ?? [draft.register], 'register', draft.register);
      fill(variant, VARIANTS, 'variant', draft.wished);
    }

    const fold = make('details', { class: 'fold stages', 'data-garbo': 'situation' },
      make('summary', {}, say('situation')),
      make('div', { class: 'fields' },
        make('label', { for: 'reply-stage' }, say('stage')), stage,
        make('label', { for: 'reply-register' }, say('register')), register,
        make('label', { for: 'reply-variant' }, say('variant')), variant),
      gate);
    fold.addEventListener('toggle', () => reveal(fold));

    return {
      fold,
      where,
      show: (draft) => {
        shown = draft;
        gate.replaceChildren();
        put(draft);
        where.dataset['where'] = draft.where;
        where.textContent = say(`where_${draft.where}`);
      },
    };
  }

  return Object.freeze({ view });
})();
