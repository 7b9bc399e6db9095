/** Google Maps and Business Profile reviews. Dates there are ages of weeks and months: mostly unknown to the day. */
var garboPageGoogle = (() => {
  const STARS = ['star', 'stell', 'estrella', 'étoile', 'stern', 'estrela'];

  /** @type {readonly Card[]} */
  const CARDS = Object.freeze([
    {
      name: 'Maps',
      containers: ['[data-review-id]:not(button)'],
      id: 'data-review-id',
      author: ['@aria-label', '[data-href*="/maps/contrib/"] .d4r55', '.d4r55', 'a[href*="/maps/contrib/"]'],
      profile: ['[data-href*="/maps/contrib/"]', 'a[href*="/maps/contrib/"]'],
      date: ['.rsqaWe', '.xRkPPb'],
      rating: [...STARS.map((word) => `[role="img"][aria-label*="${word}" i]`), '.kvMYJc', '.fzvQIb'],
      answer: ['.CDe7pd'],
      answerWords: garboPageWords.ANSWER,
      permalink: ['a[href*="/maps/reviews/"]', 'a[href*="/reviews/data="]'],
    },
  ]);

  return Object.freeze({
    platform: /** @type {const} */ ('google'),
    hosts: ['google'],
    paths: /^\/(maps|travel|search|local)\b|^\/$|reviews/,
    shape: '[data-review-id] [data-href*="/maps/contrib/"], [data-review-id] .wiI7pd, [data-review-id] a[href*="/maps/contrib/"]',
    comments: CARDS.flatMap((card) => card.containers),
    /** @param {SelectedParts} parts @param {PageContext} page @returns {CommentFacts | null} */
    read: (parts, page) => garboPageCards.readCards(CARDS, parts, page),
  });
})();
