/** The card's way: read what is highlighted, ask the background, show what comes back. */
var garboMain = (() => {
  const { make } = garboDom;
  const { say } = garboWords;
  const LONGEST = 20_000;
  /** @type {ReturnType<typeof garboShell.open> | null} */
  let card = null;

  /** @param {string | null | undefined} text @param {number} most */
  const clip = (text, most) => (text ? text.slice(0, most) : undefined);

  /**
   * @param {string} text
   * @param {PageFacts} facts
   * @returns {import('../background/wire.js').CommentToWeigh}
   */
  function toWeigh(text, facts) {
    const { author, publishedAt, rating } = facts;
    const profileUrl = clip(author?.profileUrl, 2000);
    const title = clip(facts.title, 300);
    return {
      text,
      page: { url: (facts.permalink ?? facts.url).slice(0, 2000), platform: facts.platform, ...(title && { title }) },
      ...(author?.name && { author: { name: author.name.slice(0, 200), ...(profileUrl && { profileUrl }) } }),
      ...(publishedAt && { publishedAt }),
      ...(rating !== null && rating >= 1 && rating <= 5 && { rating }),
    };
  }

  /**
   * What the card must stay clear of: the whole comment where the page says what that is, else the words.
   * @param {Range} range
   * @param {Element | null} element
   * @returns {() => DOMRect | null}
   */
  function boxOf(range, element) {
    return () => {
      const words = range.getBoundingClientRect();
      if (words.width === 0 && words.height === 0) return null;
      const whole = element?.isConnected ? element.getBoundingClientRect() : null;
      // An element as tall as the window is a feed or a page, not one comment.
      return whole && whole.height > 0 && whole.height < innerHeight * 0.75 ? whole : words;
    };
  }

  const openOptions = () => garboWorker.ask({ type: 'open-options' }).catch((error) => showTrouble(garboWorker.troubleOf(error)));

  /** @param {import('../background/trouble.js').Trouble} trouble @param {() => unknown} [retry] @param {HTMLElement[]} below */
  function showTrouble(trouble, retry, ...below) {
    card?.show(say(`trouble_${garboWords.keyOf(trouble.kind)}_what`),
      garboTrouble.view(trouble, retry ? { retry, openOptions } : { openOptions }), ...below);
  }

  function showWorking() {
    card?.show(say('working'), make('p', { 'data-garbo': 'working', class: 'working' }, say('working')));
  }

  /**
   * @param {{text: string}} highlighted
   * @param {PageFacts} facts
   * @returns {Promise<import('../background/wire.js').Analysis>}
   */
  const ask = ({ text }, facts) => garboWorker.ask({ type: 'weigh', comment: toWeigh(text, facts) });

  /**
   * Show that we work, then what comes back.
   * @param {{text: string, range: Range}} highlighted
   * @param {PageFacts} facts
   * @param {Promise<import('../background/wire.js').Analysis>} answer
   */
  async function show(highlighted, facts, answer) {
    const mine = card;
    const isOpen = () => card === mine;
    const findBox = garboPage.boxFinder(facts.commentElement, document, isOpen);
    const early = garboDraftKeeper.read([highlighted.text]);
    showWorking();
    try {
      const analysis = await answer;
      const comments = [highlighted.text, analysis.text];
      const kept = await garboDraftKeeper.read(comments);
      if (!isOpen()) return;
      card?.show(garboAnswer.headline(analysis), ...garboWhole.view({
        analysis, range: highlighted.range, facts, findBox, comments, kept, openOptions,
        announce: (what) => mine?.announce(what), isOpen,
      }));
      // The browser paints its own selection over our marks.
      garboSelection.clear();
    } catch (error) {
      const kept = await early;
      if (!isOpen()) return;
      const below = kept ? [garboKeptDraft.view(kept, [highlighted.text], findBox)] : [];
      showTrouble(garboWorker.troubleOf(error), () => show(highlighted, facts, ask(highlighted, facts)), ...below);
    }
  }

  /** @param {string} css @param {Range | null} range @param {Element | null} element */
  function openShell(css, range, element) {
    for (const old of document.querySelectorAll('garbo-card')) old.remove();
    const modal = range && (range.startContainer.parentElement?.closest('dialog:modal') ?? null);
    const opened = garboShell.open({
      css,
      parent: modal ?? document.documentElement,
      whereIsComment: range ? boxOf(range, element) : () => null,
      onClose: () => {
        garboMarks.clear();
        if (range) garboSelection.restore(range);
        if (card === opened) card = null;
      },
    });
    return opened;
  }

  /**
   * @param {{text: string} | null} highlighted
   * @param {PageFacts | null} facts
   * @returns {import('../background/trouble.js').Kind | null} why it cannot be weighed
   */
  function obstacle(highlighted, facts) {
    if (!highlighted || !facts) return 'nothing-selected';
    if (facts.isOwnerResponse) return 'own-response';
    // The server counts characters, JavaScript half emoji.
    return [...highlighted.text].length > LONGEST ? 'too-long' : null;
  }

  /**
   * Open the card on what is highlighted now. With nothing highlighted an open card gets the focus.
   * @param {string} css the card's style
   */
  function open(css) {
    const highlighted = garboSelection.read();
    if (!highlighted && card?.host.isConnected) {
      card.focus();
      return;
    }
    card?.close();
    const facts = highlighted && garboPage.readPage(highlighted.range, document, location);
    const kind = obstacle(highlighted, facts);
    // Asked before the card is drawn: the server reads meanwhile.
    const answer = highlighted && facts && !kind ? ask(highlighted, facts) : null;
    card = openShell(css, highlighted?.range ?? null, facts?.commentElement ?? null);
    card.focus();
    if (highlighted && facts && answer) void show(highlighted, facts, answer);
    else showTrouble({ kind: kind ?? 'nothing-selected', detail: '' });
  }

  return Object.freeze({ open, isAlive: garboWorker.isAlive });
})();
