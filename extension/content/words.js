/** What the card says, in the browser's language (`_locales`). */
var garboWords = (() => {
  /** Said when the browser no longer answers us, after an update; so they are looked up before. */
  const NEEDED_LATER = [
    'trouble_outdated_what', 'trouble_outdated_safe', 'trouble_outdated_do', 'copied', 'copiedNotNoted', 'inserted',
    'insertedNotNoted', 'copyFailed', 'noBox', 'insertFailed', 'insertFailedCopied', 'checkFailed',
    'manyBoxes', 'wrongBox', 'copyAnyway', 'copyAsks', 'insertedOpen', 'copy', 'retry', 'checkStale', 'checkOffline', 'draftNotKept',
  ];
  const kept = new Map(NEEDED_LATER.map((key) => [key, chrome.i18n.getMessage(key)]));

  /**
   * @param {string} key
   * @param {...(string | number)} places what goes into $1, $2 …
   * @returns {string} empty when there is no such message
   */
  function say(key, ...places) {
    try {
      return chrome.i18n.getMessage(key, places.map(String));
    } catch {
      return kept.get(key) ?? '';
    }
  }

  /** @param {string} name e.g. "likely-customer" @returns {string} e.g. "likely_customer", as keys are written */
  const keyOf = (name) => name.replaceAll('-', '_');

  /** @param {import('../background/wire.js').Band} band */
  const bandName = (band) => say(`band_${keyOf(band)}`);

  /**
   * A weight as points of the score (2.5 points a deciban), with its sign.
   * @param {number} weight decibans
   */
  function points(weight) {
    const rounded = Math.round(weight * 2.5);
    return rounded > 0 ? `+${rounded}` : String(rounded).replace('-', '−');
  }

  /** @param {string} text @param {number} most characters @returns {string} */
  function shorten(text, most) {
    const flat = text.replace(/\s+/g, ' ').trim();
    return flat.length <= most ? flat : `${flat.slice(0, most - 1).trimEnd()}…`;
  }

  return Object.freeze({ say, keyOf, bandName, points, shorten });
})();
