/** The box for a comment of one's own. Only a Garbo that runs, and is paired with this page, can weigh it. */

/** Characters that a comment may have, as the card and the server count them. */
const LONGEST = 20_000;

/**
 * @param {Record<string, string>} words
 * @param {(comment: HTMLElement) => void} weigh
 * @param {'it' | 'en'} language
 * @returns {{enable: (who: 'live' | 'unpaired' | 'recorded') => void}} who can answer
 */
export function ownComment(words, weigh, language) {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector('[data-demo="own"]'));
  if (!form) return { enable: () => {} };
  const field = /** @type {HTMLTextAreaElement} */ (form.querySelector('textarea'));
  const button = /** @type {HTMLButtonElement} */ (form.querySelector('button'));
  const help = /** @type {HTMLElement} */ (form.querySelector('[data-demo="own-help"]'));
  const wrong = /** @type {HTMLElement} */ (form.querySelector('[role="alert"]'));
  const comment = /** @type {HTMLElement} */ (document.querySelector('[data-demo="own-comment"]'));

  /** @param {string} typed @returns {string} why it cannot be weighed; nothing is ever cut in silence */
  function fault(typed) {
    if (!typed) return words['own_empty'] ?? '';
    if (typed.length <= LONGEST) return '';
    const number = (/** @type {number} */ count) => count.toLocaleString(language);
    return (words['own_long'] ?? '').replace('{count}', number(typed.length)).replace('{most}', number(LONGEST));
  }

  field.addEventListener('input', () => {
    const typed = field.value.trim();
    wrong.textContent = typed ? fault(typed) : '';
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const typed = field.value.trim();
    wrong.textContent = fault(typed);
    if (wrong.textContent) {
      field.focus();
      return;
    }
    const text = /** @type {HTMLElement} */ (comment.querySelector('.demo-text'));
    text.textContent = typed;
    comment.hidden = false;
    comment.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    weigh(comment);
  });

  /** @returns {HTMLAnchorElement} the way to where the page is paired */
  function toTheCode() {
    const link = document.createElement('a');
    link.href = '#demo-code';
    link.textContent = words['own_pair'] ?? '';
    return link;
  }

  return {
    enable: (who) => {
      field.disabled = button.disabled = who !== 'live';
      const said = { live: 'own_help', unpaired: 'own_unpaired', recorded: 'own_off' }[who];
      help.replaceChildren(words[said] ?? '', ...(who === 'unpaired' ? [' ', toTheCode()] : []));
    },
  };
}
