/** What a comment can be about, in words (the names of the wire are server/reading/model.py's). */
import { wordOf } from './words.js';

/** @type {{it: Record<string, string>, en: Record<string, string>}} */
const ASPECTS = {
  it: {
    cleanliness: 'Pulizia', comfort: 'Comodità', amenities: 'Servizi e impianti', staff: 'Personale', value: 'Prezzo', wifi: 'Wi-Fi',
    location: 'Posizione', food: 'Cibo', waiting: 'Attese', delivery: 'Consegna', refund: 'Rimborsi', product: 'Prodotto', other: 'Altro',
  },
  en: {
    cleanliness: 'Cleanliness', comfort: 'Comfort', amenities: 'Facilities', staff: 'Staff', value: 'Price', wifi: 'Wi-Fi',
    location: 'Location', food: 'Food', waiting: 'Waiting', delivery: 'Delivery', refund: 'Refunds', product: 'Product', other: 'Other',
  },
};

/** @param {string} aspect e.g. "cleanliness" @returns {string} */
export const aspectName = (aspect) => wordOf(ASPECTS, aspect);
