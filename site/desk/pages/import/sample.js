/** A small table to start from, made here. */
import { language } from '../../shell/words.js';

const SAMPLES = {
  it: {
    name: 'esempio-garbo.csv',
    rows: [
      ['Autore', 'Data', 'Voto', 'Commento'],
      ['Giulia M.', '03/08/2026', '2', 'Camera 12: il condizionatore perdeva acqua sul letto e la reception ha risposto dopo due ore.'],
      ['Pietro L.', '05/08/2026', '5', 'Colazione ricca, personale gentile. Torneremo in autunno.'],
      ['', '07/08/2026', '1', 'Tutto pessimo; "statene alla larga".'],
    ],
  },
  en: {
    name: 'garbo-sample.csv',
    rows: [
      ['Author', 'Date', 'Rating', 'Comment'],
      ['Julia M.', '2026-08-03', '2', 'Room 12: the air conditioning dripped on the bed and reception answered after two hours.'],
      ['Peter L.', '2026-08-05', '5', 'A rich breakfast and kind staff. We will be back in autumn.'],
      ['', '2026-08-07', '1', 'Everything was awful; "stay away".'],
    ],
  },
};

/** @param {string} cell */
const quoted = (cell) => (/[";\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Lets the browser save it; with its mark at the start, a spreadsheet reads the accents. */
export function saveSample() {
  const { name, rows } = SAMPLES[language];
  const text = `\ufeff${rows.map((row) => row.map(quoted).join(';')).join('\r\n')}\r\n`;
  const place = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const anchor = document.createElement('a');
  anchor.href = place;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(place), 60_000);
}
