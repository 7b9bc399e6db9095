/** The fold "who writes": what the page did not say, or said wrongly, set by hand. */
var garboWho = (() => {
  const { make, button, reveal } = garboDom;
  const { say, keyOf } = garboWords;
  /** @typedef {import('../background/wire.js').Analysis} Analysis */
  /** @typedef {import('../background/wire.js').CommentChanges} CommentChanges */

  const ROLES = ['unknown', 'customer', 'former-employee', 'supplier', 'competitor', 'creator'];
  const LEVELS = ['low', 'medium', 'high'];
  const LONGEST_NAME = 200;

  /**
   * @param {string} name in `data-garbo`, and the label's tie
   * @param {[value: string, label: string][]} options
   * @param {string} chosen
   * @param {(value: string) => void} change
   */
  function choice(name, options, chosen, change) {
    const select = make('select', { 'data-garbo': name, id: name },
      ...options.map(([value, label]) => make('option', { value }, label)));
    select.value = chosen;
    select.addEventListener('change', () => change(select.value));
    return select;
  }

  /**
   * @param {{analysis: Analysis, authorName: string, send: (changes: CommentChanges) => Promise<void>,
   *   openOptions: () => unknown}} how `authorName` is what the page says, or empty
   * @returns {HTMLElement | null} null when the comment is not kept: there is nothing to correct then
   */
  function view({ analysis, authorName, send, openOptions }) {
    if (!analysis.commentId) return null;
    const { element: wrong, trying } = garboTrouble.corner(openOptions);
    const status = make('p', { class: 'quiet', 'data-garbo': 'who-status', role: 'status' });
    /** One change at a time, so that the card ends with the answer to the last. */
    let queue = Promise.resolve();

    /** @param {CommentChanges} changes @param {() => void} [failed] */
    const change = (changes, failed) => {
      const act = trying(async () => {
        status.textContent = '';
        try {
          await send(changes);
        } catch (error) {
          failed?.();
          throw error;
        }
        status.textContent = say('who_saved');
      });
      queue = queue.then(act);
    };

    // Only a pseudonym is kept: what was set by hand cannot be shown again.
    const shown = analysis.authorByHand ? '' : authorName;
    /** The name that the server has; unknown again when it could not be told. @type {string | undefined} */
    let told = analysis.authorByHand ? undefined : shown;
    const name = make('input', { 'data-garbo': 'author', id: 'author', type: 'text', maxlength: LONGEST_NAME,
      autocomplete: 'off', spellcheck: 'false', dir: 'auto', 'aria-describedby': 'author-help',
      placeholder: analysis.authorKnown && !shown && say('who_known') });
    name.value = shown;
    const saveName = () => {
      const typed = name.value.trim();
      told = typed;
      change({ author: typed ? { name: typed } : null }, () => {
        told = undefined;
      });
    };
    // Leaving the field is enough; the button is for who wants to be sure.
    name.addEventListener('change', () => {
      if (name.value.trim() !== told) saveName();
    });

    const role = choice('role', ROLES.map((each) => [each, say(`role_${keyOf(each)}`)]), analysis.authorRole,
      (value) => change({ authorRole: value }));
    const { byHand, level } = analysis.exposure;
    const exposure = choice('exposure', ['', ...LEVELS].map((each) => [each, say(`seenBy_${each || 'page'}`)]),
      byHand ? level : '', (value) => change({ exposure: value || null }));

    const fold = make('details', { class: 'fold who', 'data-garbo': 'who' },
      make('summary', {}, say('who')),
      make('div', { class: 'fields' },
        make('label', { for: 'author' }, say('who_name')),
        make('div', { class: 'named' }, name, button('save-author', say('who_save'), saveName)),
        make('p', { class: 'quiet', id: 'author-help' }, say('who_nameHelp')),
        make('label', { for: 'role' }, say('who_role')), role,
        make('label', { for: 'exposure' }, say('who_seenBy')), exposure),
      status,
      wrong);
    fold.addEventListener('toggle', () => reveal(fold));
    return fold;
  }

  return Object.freeze({ view });
})();
