/** The small button beside highlighted words, as the extension's menu has one. */

/**
 * @param {string} label
 * @param {(text: HTMLElement) => void} press told whose words are highlighted
 * @returns {{hide: () => void}}
 */
export function bubble(label, press) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'demo-bubble';
  button.dataset['demo'] = 'bubble';
  button.textContent = label;
  /** Somebody has highlighted words by hand; the card gives back the highlight when it is closed, and asks nothing. */
  let byHand = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;

  const hide = () => {
    byHand = false;
    button.remove();
  };

  /** @returns {HTMLElement | null} the comment that the highlighted words are in */
  function highlighted() {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !String(selection).trim()) return null;
    const node = selection.getRangeAt(0).startContainer;
    const element = node instanceof Element ? node : node.parentElement;
    return element?.closest('.demo-text') ?? null;
  }

  function show() {
    const text = byHand ? highlighted() : null;
    const comment = text?.closest('.demo-comment');
    if (!text || !comment) return button.remove();
    const words = /** @type {Range} */ (getSelection()?.getRangeAt(0)).getBoundingClientRect();
    const box = comment.getBoundingClientRect();
    if (button.parentElement !== comment) text.after(button);
    const left = Math.min(Math.max(words.left - box.left, 0), Math.max(box.width - button.offsetWidth, 0));
    button.style.left = `${left}px`;
    button.style.top = `${words.bottom - box.top + 6}px`;
  }

  const soon = () => {
    clearTimeout(pause);
    pause = setTimeout(show, 120);
  };
  for (const type of ['pointerdown', 'touchstart', 'keydown']) {
    document.addEventListener(type, (event) => {
      if (event.target !== button) byHand = true;
    }, { capture: true, passive: true });
  }
  document.addEventListener('selectionchange', soon);
  // The press must not take the highlight away.
  button.addEventListener('pointerdown', (event) => event.preventDefault());
  button.addEventListener('mousedown', (event) => event.preventDefault());
  button.addEventListener('click', () => {
    const text = /** @type {HTMLElement | null} */ (button.closest('.demo-comment')?.querySelector('.demo-text'));
    if (text) press(text);
  });
  return { hide };
}
