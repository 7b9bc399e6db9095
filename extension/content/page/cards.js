/**
 * Reads a comment or review whose layout is written down as a table (a "card"). A platform is then a list of cards,
 * newest first, and no code. Every list of selectors is tried in order: semantic attributes first, generated class names last.
 *
 * @typedef {object} PageContext what every reader needs to know of the page
 * @property {Document} document
 * @property {string} base the address that links start from
 * @property {string} lang the page's language, or ''
 * @property {Date} now
 * @property {boolean} fresh false for a saved page
 *
 * @typedef {object} CommentFacts what the page says of the selected comment
 * @property {string | null} permalink
 * @property {{name: string, profileUrl: string | null} | null} author
 * @property {string | null} publishedAt ISO date or instant
 * @property {number | null} rating 1 to 5
 * @property {boolean} isOwnerResponse
 * @property {Element} commentElement
 *
 * @typedef {{element: Element, size: number}[]} SelectedParts
 *
 * @typedef {object} Card
 * @property {string} name the layout's years or place
 * @property {readonly string[]} containers what holds one comment
 * @property {string} [id] the attribute that nested containers of the same comment share
 * @property {readonly string[]} author `@name` reads that attribute of the container
 * @property {readonly string[]} [profile] where the author's address is, when the author is no link
 * @property {readonly string[]} date
 * @property {readonly string[]} [rating]
 * @property {number} [best] the best rating where the page does not say (5)
 * @property {readonly string[]} [answer] the block of an owner's answer
 * @property {RegExp} [answerWords] how such an answer begins, where it has no block of its own
 * @property {readonly string[]} permalink
 */
var garboPageCards = (() => {
  const { tidy, words, mostSelected, first, ancestors, cleanUrl } = garboPageDom;
  const { readDate } = garboPageDates;
  const LONGEST_NAME = 100;
  const LONGEST_HEADING = 160;

  /** @param {Element} element @returns {string} the words that are directly in the element, not in its children */
  const ownWords = (element) =>
    tidy([...element.childNodes].map((node) => (node.nodeType === Node.TEXT_NODE ? node.nodeValue : ' ')).join(''));

  /**
   * The comment around an element: of containers nested for one comment, the outermost.
   * @param {Card} card
   * @param {Element} element
   * @returns {Element | null}
   */
  function containerOf(card, element) {
    for (const selector of card.containers) {
      let found = element.closest(selector);
      if (!found) continue;
      const id = card.id ? found.getAttribute(card.id) : null;
      for (const up of ancestors(found)) {
        if (id && card.id && up.getAttribute(card.id) === id && up.matches(selector)) found = up;
      }
      return found;
    }
    return null;
  }

  /**
   * The owner's answer around an element: a block known by its selector, or one announced by words just before it.
   * @param {Card} card
   * @param {Element} container
   * @param {Element} element
   * @returns {Element | null}
   */
  function answerAround(card, container, element) {
    const block = card.answer?.length ? element.closest(card.answer.join(',')) : null;
    if (block && container.contains(block)) return block;
    const heading = card.answerWords;
    if (!heading) return null;
    for (const up of [element, ...ancestors(element)]) {
      if (up === container || !container.contains(up)) return null;
      for (let before = up.previousElementSibling; before; before = before.previousElementSibling) {
        const text = words(before);
        if (text.length <= LONGEST_HEADING && !/[.!?]$/.test(text) && heading.test(text)) return up.parentElement;
      }
    }
    return null;
  }

  /**
   * @param {Card} card
   * @param {Element} container
   * @param {(element: Element) => boolean} own
   * @param {PageContext} page
   * @returns {CommentFacts['author']}
   */
  function readAuthor(card, container, own, page) {
    for (const selector of card.author) {
      const attribute = selector.startsWith('@') ? tidy(container.getAttribute(selector.slice(1))) : '';
      const element = attribute ? null : first(container, selector.startsWith('@') ? [] : [selector], (e) => own(e) && nameOf(e, page) !== '');
      const name = attribute || (element ? nameOf(element, page) : '');
      if (!name) continue;
      const link = element?.closest('a[href]') ?? element?.querySelector('a[href]') ?? first(container, card.profile ?? [], own);
      return { name, profileUrl: cleanUrl(link?.getAttribute('href') ?? link?.getAttribute('data-href'), page.base) };
    }
    return null;
  }

  /**
   * The name, without the age that some pages write into it: "3 h" would make another author of it each hour.
   * @param {Element} element
   * @param {PageContext} page
   * @returns {string} a name, or '' where the element holds something longer
   */
  function nameOf(element, page) {
    const dates = [...element.querySelectorAll('*')].map(words).filter((text) => text && readDate(text, page));
    const whole = tidy(element.getAttribute('content')) || words(element);
    const name = dates.reduce((rest, date) => rest.replace(date, ' '), whole);
    return whole.length <= LONGEST_NAME ? tidy(name).replace(/[\s·•|,-]+$/, '') : '';
  }

  /**
   * The date that an element carries, attributes before words.
   * @param {Element} element
   * @param {PageContext} page
   * @returns {{iso: string | null} | null}
   */
  function dateOf(element, page) {
    const seconds = Number(element.getAttribute('data-utime'));
    if (seconds > 0) return { iso: new Date(seconds * 1000).toISOString() };
    let vague = null;
    for (const text of [...['datetime', 'content', 'title'].map((name) => tidy(element.getAttribute(name))), words(element)]) {
      const date = text && text.length <= 120 ? readDate(text, page) : null;
      if (date?.iso) return date;
      vague ??= date;
    }
    return vague;
  }

  /**
   * @param {Card} card
   * @param {Element} container
   * @param {(element: Element) => boolean} own
   * @param {PageContext} page
   * @returns {string | null}
   */
  function readPublished(card, container, own, page) {
    for (const selector of card.date) {
      for (const element of container.querySelectorAll(selector)) {
        const date = own(element) ? dateOf(element, page) : null;
        if (date) return date.iso;
      }
    }
    /** @type {{iso: string | null} | null} */
    let bare = null;
    for (const element of [...container.querySelectorAll('*')].slice(0, 600).filter(own)) {
      const text = ownWords(element);
      if (!text || text.length > 80) continue;
      const said = garboPageWords.WRITTEN_ON.test(text);
      const date = said || text.length <= 20 ? readDate(text.replace(garboPageWords.WRITTEN_ON, ' ').trim(), page) : null;
      if (said && date) return date.iso;
      bare ??= date;
    }
    return bare?.iso ?? null;
  }

  /**
   * @param {Element} answer
   * @param {Element} container
   * @param {PageContext} page
   * @returns {CommentFacts}
   */
  function readAnswer(answer, container, page) {
    const elements = [answer, ...answer.querySelectorAll('*')];
    const { ANSWERER, OWNER_ANSWER } = garboPageWords;
    const headings = elements.map(words).filter((text) => ANSWERER.test(text));
    const heading = headings.reduce((one, other) => (other.length <= one.length ? other : one), headings[0] ?? '');
    const name = OWNER_ANSWER.test(heading) ? undefined : ANSWERER.exec(heading)?.[1]?.trim();
    const dates = elements.filter((element) => element.matches('time, [title], [class*="date" i]'));
    return {
      permalink: null,
      author: name ? { name, profileUrl: null } : null,
      publishedAt: dates.map((element) => dateOf(element, page)?.iso).find(Boolean) ?? null,
      rating: null,
      isOwnerResponse: true,
      commentElement: container,
    };
  }

  /**
   * Reads the selected comment with one card; `null` when the selection is in no such comment.
   * @param {Card} card
   * @param {SelectedParts} parts
   * @param {PageContext} page
   * @returns {CommentFacts | null}
   */
  function readCard(card, parts, page) {
    const container = mostSelected(parts, (element) => containerOf(card, element));
    if (!container) return null;
    const inside = parts.filter(({ element }) => container.contains(element));
    const answer = mostSelected(inside, (element) => answerAround(card, container, element));
    if (answer) return readAnswer(answer, container, page);

    /** @param {Element} element */
    const own = (element) =>
      containerOf(card, element) === container && !(card.answer?.length && element.closest(card.answer.join(',')));
    const rating = (card.rating ?? [])
      .flatMap((selector) => [...container.querySelectorAll(selector)].filter(own))
      .map((element) => garboPageRatings.ratingOf(element, card.best))
      .find((value) => value !== null);
    const link = first(container, card.permalink, own);
    return {
      permalink: cleanUrl(link?.getAttribute('href'), page.base),
      author: readAuthor(card, container, own, page),
      publishedAt: readPublished(card, container, own, page),
      rating: rating ?? null,
      isOwnerResponse: false,
      commentElement: container,
    };
  }

  /**
   * The first card of a list that knows the selection.
   * @param {readonly Card[]} cards
   * @param {SelectedParts} parts
   * @param {PageContext} page
   * @returns {CommentFacts | null}
   */
  function readCards(cards, parts, page) {
    for (const card of cards) {
      const facts = readCard(card, parts, page);
      if (facts) return facts;
    }
    return null;
  }

  return Object.freeze({ readCards, dateOf, ownWords });
})();
