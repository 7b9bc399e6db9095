/**
 * What the page says of the comment that is selected.
 *
 * @typedef {object} PageFacts
 * @property {'facebook' | 'tripadvisor' | 'google' | 'trustpilot' | 'instagram' | 'generic'} platform
 * @property {string} url the page's address without tracking parameters
 * @property {string} title
 * @property {string | null} permalink the comment's own address
 * @property {{name: string, profileUrl: string | null} | null} author
 * @property {string | null} publishedAt ISO date or instant; `null` unless it is known to the day (see dates.js)
 * @property {number | null} rating 1 to 5
 * @property {boolean} isOwnerResponse the selection is the business's own answer
 * @property {Element | null} commentElement
 */
var garboPage = (() => {
  const PLATFORMS = Object.freeze([
    garboPageFacebook, garboPageTripadvisor, garboPageInstagram, garboPageGoogle, garboPageTrustpilot, garboPageBooking,
  ]);

  /** @param {URL | Location} address */
  const byAddress = (address) =>
    PLATFORMS.find(
      ({ hosts, paths }) => address.hostname.split('.').some((label) => hosts.includes(label)) && paths.test(address.pathname),
    );

  /** @param {Document} doc @returns {string[]} the addresses that a saved page says it came from */
  function origins(doc) {
    const top = [...doc.childNodes, ...doc.documentElement.childNodes, ...doc.head.childNodes];
    const notes = top.filter((node) => node.nodeType === Node.COMMENT_NODE).map((node) => garboPageDom.tidy(node.nodeValue));
    const noted = notes.map((note) => /saved (?:from|with).{0,80}?(https?:\/\/[^\s>]+)/.exec(note)?.[1]);
    const links = [
      doc.querySelector('link[rel="canonical"]')?.getAttribute('href'),
      doc.querySelector('meta[property="og:url"]')?.getAttribute('content'),
    ];
    return [...noted, ...links].filter((url) => url !== undefined && url !== null && URL.canParse(url)).map(String);
  }

  /**
   * @param {Document} doc
   * @param {Location | URL} location
   * @returns {{adapter: typeof PLATFORMS[number] | undefined, saved: boolean}}
   */
  function recognise(doc, location) {
    const here = byAddress(location);
    const noted = origins(doc).map((url) => byAddress(new URL(url))).find(Boolean);
    const saved = location.protocol === 'file:' || (noted !== undefined && noted !== here);
    return { adapter: here ?? noted ?? PLATFORMS.find(({ shape }) => doc.querySelector(shape)), saved };
  }

  /**
   * Never throws and never changes the page: a page that breaks a platform's reader still gets the generic one.
   * @param {Range} range what is selected
   * @param {Document} doc
   * @param {Location | URL} location
   * @param {Date} [now]
   * @returns {PageFacts}
   */
  function readPage(range, doc, location, now = new Date()) {
    const title = garboPageDom.tidy(doc.title).replace(/^\(\d+\+?\) /, '');
    const url = garboPageDom.cleanUrl(location.href, location.href) ?? location.href;
    /** @type {PageFacts} */
    const bare = {
      platform: 'generic', url, title, permalink: null, author: null, publishedAt: null, rating: null,
      isOwnerResponse: false, commentElement: null,
    };
    try {
      const { adapter, saved } = recognise(doc, location);
      const base = doc.querySelector('base[href]') ? doc.baseURI : location.href;
      const page = { document: doc, base, lang: doc.documentElement.lang, now, fresh: !saved };
      const parts = garboPageDom.selectedParts(range);
      bare.platform = adapter?.platform ?? 'generic';
      return { ...bare, ...(attempt(() => adapter?.read(parts, page)) ?? garboPageGeneric.read(parts, page)) };
    } catch {
      return bare;
    }
  }

  /** @template T @param {() => T} read @returns {T | null} */
  function attempt(read) {
    try {
      return read();
    } catch {
      return null;
    }
  }

  /** Selectors of one comment on any platform, for telling whose reply box a box is. */
  const comments = [...PLATFORMS, garboPageGeneric].flatMap((adapter) => adapter.comments).join(',');

  return Object.freeze({
    readPage,
    /** @param {Element | null} commentElement @param {Document} doc @param {Element | null} [pointed] @returns {BoxFound} */
    findReplyBox: (commentElement, doc, pointed) => garboPageReplyBox.findReplyBox(commentElement, doc, comments, pointed),
    /** @param {Element | null} commentElement @param {Document} doc @param {() => boolean} isOpen while the person may still point at a box */
    boxFinder: (commentElement, doc, isOpen) => garboPageReplyBox.finder(commentElement, doc, comments, isOpen),
  });
})();
