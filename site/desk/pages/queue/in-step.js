/** A list that keeps in step with the server, without anybody losing their place in it. */

/** @param {Element | null} element @returns {string | null} how to find it again in a list that was written anew */
function markOf(element) {
  if (!(element instanceof HTMLElement)) return null;
  const within = element.closest('[data-case]')?.getAttribute('data-case');
  const start = within ? `[data-case="${CSS.escape(within)}"] ` : '';
  const { garbo, key } = element.dataset;
  if (key) return `${start}[data-key="${CSS.escape(key)}"]`;
  if (element.tagName === 'SUMMARY') return `${start}summary`;
  return garbo ? `${start}[data-garbo="${garbo}"]` : null;
}

/**
 * Puts `parts` into `list`. Where nothing has changed nothing is touched; else focus, folds and the place on the page stay.
 * @param {HTMLElement} list
 * @param {HTMLElement} fallback gets the focus when what had it is gone
 * @param {(HTMLElement | null | false)[]} parts
 */
export function inStep(list, fallback, parts) {
  const kept = parts.filter((part) => part instanceof HTMLElement);
  const open = [...list.querySelectorAll('details[open][data-fold]')].map((each) => each.getAttribute('data-fold'));
  for (const fold of kept.flatMap((part) => [...part.querySelectorAll('details[data-fold]')])) {
    if (open.includes(fold.getAttribute('data-fold'))) fold.setAttribute('open', '');
  }
  // A part that is in the list already stays as it is, with all that goes on in it.
  if (kept.length === list.childElementCount && kept.every((part, place) => list.children[place] === part || list.children[place]?.isEqualNode(part))) return;
  const hadFocus = list.contains(document.activeElement);
  const mark = hadFocus ? markOf(document.activeElement) : null;
  const { scrollX, scrollY } = window;
  list.replaceChildren(...kept);
  if (hadFocus) {
    const again = mark ? list.querySelector(mark) : null;
    (again instanceof HTMLElement ? again : fallback).focus({ preventScroll: true });
  }
  scrollTo(scrollX, scrollY);
}
