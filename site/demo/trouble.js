/** What can go wrong, in the words of the card's own table (`trouble_<kind>_*` in its messages). */
export class TroubleError extends Error {
  /** @param {string} kind @param {string} [detail] @param {string[]} [missing] */
  constructor(kind, detail = '', missing = undefined) {
    super(kind);
    this.trouble = { kind, detail, ...(missing && { missing }) };
  }
}

/** A step that is not among the recorded ones: no fault of anybody's, and said so. */
export const notRecorded = () => new TroubleError('only-recorded');
