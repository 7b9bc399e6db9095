/** Trustpilot: everything has an attribute of its own. */
var garboPageTrustpilot = (() => {
  /** @type {readonly Card[]} */
  const CARDS = Object.freeze([
    {
      name: 'since 2021',
      containers: ['[data-service-review-card-paper]', 'article:has([data-service-review-text-typography])'],
      author: ['[data-consumer-name-typography]'],
      profile: ['a[data-consumer-profile-link]', 'a[href*="/users/"]'],
      date: ['[data-service-review-date-time-ago]', 'time[datetime]'],
      rating: ['[data-service-review-rating]', 'img[alt*="5"]'],
      answer: ['[data-service-review-business-reply]', ':has(> [data-service-review-business-reply-text-typography])'],
      permalink: ['a[data-review-title-typography]', 'a[href*="/reviews/"]'],
    },
  ]);

  return Object.freeze({
    platform: /** @type {const} */ ('trustpilot'),
    hosts: ['trustpilot'],
    paths: /^/,
    shape: '[data-service-review-card-paper], [data-service-review-text-typography]',
    comments: CARDS.flatMap((card) => card.containers),
    /** @param {SelectedParts} parts @param {PageContext} page @returns {CommentFacts | null} */
    read: (parts, page) => garboPageCards.readCards(CARDS, parts, page),
  });
})();
