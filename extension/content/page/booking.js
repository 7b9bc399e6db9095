/** Booking: reviews from 1 to 10. On the wire it is `generic`, as it has no name of its own there. */
var garboPageBooking = (() => {
  /** @type {readonly Card[]} */
  const CARDS = Object.freeze([
    {
      name: 'since 2022',
      containers: ['[data-testid="review-card"]'],
      author: [
        '[data-testid="review-author"]',
        '[data-testid="review-avatar"] > div > div:first-child',
        '[data-testid="review-avatar"] :not(:has(*))',
      ],
      date: ['[data-testid="review-date"]'],
      rating: ['[data-testid="review-score"] :not(:has(*))', '[data-testid="review-score"]'],
      best: 10,
      answer: ['[data-testid="review-pr-text"]', '[data-testid="review-property-response"]'],
      answerWords: garboPageWords.ANSWER,
      permalink: [],
    },
    {
      name: 'until 2022',
      containers: ['.c-review-block'],
      author: ['.bui-avatar-block__title'],
      date: ['.c-review-block__right .c-review-block__date', '.c-review-block__date'],
      rating: ['.bui-review-score__badge'],
      best: 10,
      answer: ['.c-review-block__response'],
      answerWords: garboPageWords.ANSWER,
      permalink: [],
    },
  ]);

  return Object.freeze({
    platform: /** @type {const} */ ('generic'),
    hosts: ['booking'],
    paths: /^/,
    shape: '[data-testid="review-card"] [data-testid="review-score"], .c-review-block .bui-review-score__badge',
    comments: CARDS.flatMap((card) => card.containers),
    /** @param {SelectedParts} parts @param {PageContext} page @returns {CommentFacts | null} */
    read: (parts, page) => garboPageCards.readCards(CARDS, parts, page),
  });
})();
