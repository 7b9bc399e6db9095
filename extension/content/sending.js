/** The two ways of a text out of the card: copied, or put into the page's own box. */
var garboSending = (() => {
  const { button } = garboDom;
  const { say } = garboWords;

  /** @type {Record<string, string>} what to do when it is not clear which box is the right one */
  const ASKED = { none: 'noBox', many: 'manyBoxes', elsewhere: 'wrongBox' };

  /**
   * @param {object} how
   * @param {HTMLTextAreaElement} how.field
   * @param {(key: string, ...places: string[]) => void} how.tell an empty key takes back what was said
   * @param {() => BoxFound} how.findBox
   * @param {() => Promise<void>} how.settled waits for the check of what was typed last
   * @param {() => string} how.red the red rules that are open, or empty
   * @param {(how: 'copied' | 'inserted', text: string) => Promise<void>} how.sent told after it went out
   * @returns {{copy: HTMLButtonElement, insert: HTMLButtonElement, calm: () => void}} `calm` after each edit
   */
  function view({ field, tell, findBox, settled, red, sent }) {
    /** The text whose copying was asked about already. @type {string | null} */
    let warned = null;

    function calm() {
      if (warned !== null) tell('');
      warned = null;
      copyButton.textContent = say('copy');
      delete copyButton.dataset['warned'];
    }

    async function copy() {
      await settled();
      const text = field.value;
      const open = red();
      if (open && warned !== text) {
        warned = text;
        copyButton.textContent = say('copyAnyway');
        copyButton.dataset['warned'] = '';
        return tell('copyAsks', open);
      }
      calm();
      if (!(await garboClipboard.put(text))) return tell('copyFailed');
      tell('copied');
      await sent('copied', text);
    }

    async function insert() {
      await settled();
      const text = field.value;
      const { box, why } = findBox();
      if (!box) return tell(ASKED[why] ?? 'noBox');
      const { ok } = await garboInsert.insertText(box, text);
      if (!ok) return tell((await garboClipboard.put(text)) ? 'insertFailedCopied' : 'insertFailed');
      const open = red();
      if (open) tell('insertedOpen', open);
      else tell('inserted');
      await sent('inserted', text);
    }

    const copyButton = button('copy', say('copy'), copy, 'button main');
    return { copy: copyButton, insert: button('insert', say('insert'), insert), calm };
  }

  return Object.freeze({ view });
})();
