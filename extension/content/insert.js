/**
 * Puts a reply into the page's own box as if it were typed, so that the page's editor knows of it.
 *
 * Line by line: the editor is offered each line as `beforeinput` (Lexical takes it there), and what it does not take is
 * typed with `execCommand` (plain boxes, React, and Lexical when it waits for the browser). Measured in Chromium and
 * Firefox; other ways lose lines, the undo, or the order of words. Nothing is ever tried twice: a reply that
 * appears two times is worse than one that the person pastes.
 */
var garboInsert = (() => {
  /** How long an editor needs to notice that the caret was moved; without it the undo is lost. */
  const CARET_MS = 50;
  const SETTLE_MS = [60, 140];

  /** @param {number} ms @returns {Promise<void>} */
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  // By name: the elements of a frame are of another making, so that `instanceof` says no.
  /** @param {Element} box @returns {box is HTMLInputElement} */
  const isInput = (box) => box.localName === 'input';
  /** @param {Element} box @returns {box is HTMLTextAreaElement | HTMLInputElement} */
  const isField = (box) => box.localName === 'textarea' || isInput(box);
  /** @param {Element | null} box @returns {box is HTMLElement} whether one can type there */
  const isEditable = (box) => box !== null && (isField(box) || ('isContentEditable' in box && box.isContentEditable === true));

  /** @param {HTMLElement} box @returns {string} */
  const read = (box) => (isField(box) ? box.value : box.innerText);

  /** Editors show a picture for an emoji; then emoji can't be compared. @param {string} text @param {boolean} pictures */
  function plain(text, pictures) {
    const visible = text.replace(/[\u200b-\u200d\u2060\ufeff\ufe0f]/g, '').replace(/\r\n?/g, '\n');
    const worded = pictures ? visible.replace(/\p{Extended_Pictographic}/gu, '') : visible;
    return worded.replace(/[^\S\n]+/g, ' ').replace(/ ?\n[\n ]*/g, '\n').trim();
  }

  /** @param {HTMLElement} box @param {string} text @returns {number} how many times the box holds the text */
  function count(box, text) {
    const pictures = box.querySelector('img') !== null;
    const wanted = plain(text, pictures);
    return wanted === '' ? 0 : plain(read(box), pictures).split(wanted).length - 1;
  }

  /**
   * Focuses the box with the caret behind what is typed there. The caret is set even when it stands there already:
   * only that ends the browser's current typing, so that one undo takes back the reply and not the typed words.
   * @param {HTMLElement} box
   * @returns {Promise<void>}
   */
  async function ready(box) {
    box.focus();
    if (isField(box)) {
      box.setSelectionRange(box.value.length, box.value.length);
    } else {
      const selection = box.ownerDocument.getSelection();
      selection?.selectAllChildren(box);
      selection?.collapseToEnd();
    }
    await pause(CARET_MS);
  }

  /**
   * @param {HTMLElement} box
   * @param {'insertText' | 'insertLineBreak'} inputType
   * @param {string | null} data
   */
  function type(box, inputType, data) {
    const event = new InputEvent('beforeinput', { inputType, data, bubbles: true, cancelable: true, composed: true });
    if (box.dispatchEvent(event)) box.ownerDocument.execCommand(inputType, false, data ?? undefined);
  }

  /** @param {HTMLElement} box @param {string} text all at once: a pause between lines would split the undo */
  function typeLines(box, text) {
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) type(box, 'insertLineBreak', null);
      if (line) type(box, 'insertText', line);
    }
  }

  /** @param {HTMLElement} box @returns {string} what has to stand between the typed words and the reply */
  function separator(box) {
    const typed = read(box).replace(/[\u200b\ufeff]/g, '').replace(/\n$/, '');
    if (typed.trim() === '' || /\s$/.test(typed)) return '';
    return typed.includes('\n') && !isInput(box) ? '\n' : ' ';
  }

  /**
   * Appends `text` to what is typed in `box`. `ok` only when the box then holds the text exactly once; `how` says in
   * which way, or why not: `field`, `lines`, `already-there`, `empty`, `not-editable`, `gone`, `missing`, `repeated`.
   * @param {Element} box
   * @param {string} text
   * @returns {Promise<{ok: boolean, how: string}>}
   */
  async function insertText(box, text) {
    if (!isEditable(box)) return { ok: false, how: 'not-editable' };
    const clean = text.replace(/\r\n?/g, '\n').trim();
    const wanted = isInput(box) ? clean.replace(/\s*\n\s*/g, ' ') : clean;
    if (!wanted) return { ok: false, how: 'empty' };
    if (count(box, wanted) > 0) return { ok: count(box, wanted) === 1, how: count(box, wanted) === 1 ? 'already-there' : 'repeated' };

    await ready(box);
    const live = box.isConnected ? box : box.ownerDocument.activeElement;
    if (!isEditable(live)) return { ok: false, how: 'gone' };
    const how = isField(live) ? 'field' : 'lines';
    if (isField(live)) live.ownerDocument.execCommand('insertText', false, separator(live) + wanted);
    else typeLines(live, separator(live) + wanted);

    let times = 0;
    for (const ms of SETTLE_MS) {
      await pause(ms);
      times = live.isConnected ? count(live, wanted) : 0;
      if (times !== 1) break;
    }
    return { ok: times === 1, how: times === 1 ? how : times > 1 ? 'repeated' : 'missing' };
  }

  return Object.freeze({ insertText });
})();
