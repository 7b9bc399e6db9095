/** Ratings as pages show them, on one scale from 1 to 5. */
var garboPageRatings = (() => {
  /** Words that make a lone number a rating and not a count. */
  const RATING = /star|stell|estrell|étoile|stern|estrela|bubble|punt|score|rating|rated|vot[oi]\b|valutazione|bewertung/i;
  const OUT_OF = /(\d{1,2}(?:[.,]\d{1,2})?)\s{0,3}(?:of|out of|su|de|von|sur|van|\/)\s{0,3}(\d{1,3})(?!\d)/i;
  const NUMBER = /(?<![\d.,])(\d{1,2}(?:[.,]\d{1,2})?)(?![\d.,]*\d)/;
  /** Class names that are a number of tenths: `bubble_45`, `s40`, `rating-5`. */
  const IN_CLASS = /(?:^|\s)(?:bubble_|s)([1-5][05])(?=\s|$)/;

  /** @param {string} number @returns {number} */
  const value = (number) => Number(number.replace(',', '.'));

  /** @param {number} given @param {number} best @returns {number | null} the rating on our scale, to a tenth */
  function onFive(given, best) {
    const rating = Math.round(((given / best) * 5) * 10) / 10;
    return best > 0 && given > 0 && rating <= 5 ? Math.max(1, rating) : null;
  }

  /**
   * @param {string} text "4 of 5 bubbles", "Punteggio 5,0 su 5", "4 stelle", "★★★☆☆", or a bare number
   * @param {number} best the best rating where the text names none
   * @returns {number | null}
   */
  function inWords(text, best) {
    const [, given, of] = OUT_OF.exec(text) ?? [];
    if (given && of) return onFive(value(given), value(of));
    const stars = /^[★☆]{5}$/.test(text.trim()) ? [...text].filter((star) => star === '★').length : 0;
    if (stars) return stars;
    const lone = NUMBER.exec(text)?.[1];
    return lone && (RATING.test(text) || lone === text.trim()) ? onFive(value(lone), best) : null;
  }

  /**
   * The rating that an element shows by attribute, class, label or words.
   * @param {Element} element
   * @param {number} [best]
   * @returns {number | null}
   */
  function ratingOf(element, best = 5) {
    const stated = Number(element.parentElement?.querySelector('[itemprop="bestRating"]')?.getAttribute('content'));
    const scale = stated > 0 ? stated : best;
    const tenths = IN_CLASS.exec(element.getAttribute('class') ?? '');
    if (tenths) return onFive(Number(tenths[1]), 50);
    for (const name of ['data-service-review-rating', 'content', 'value', 'alt', 'aria-label', 'title']) {
      const rating = inWords(element.getAttribute(name) ?? '', scale);
      if (rating) return rating;
    }
    return inWords(garboPageDom.words(element), scale);
  }

  return Object.freeze({ ratingOf, inWords });
})();
