/** What the businesses page says; the fields have the same words as in the extension's options. */
import { language, speaker, wordOf } from '../../shell/words.js';

export const say = speaker({
  it: {
    title: 'Attività', help: 'Serve per firmare le risposte, indicare un canale privato e promettere solo ciò che è confermato.',
    add: 'Aggiungi un\'attività', all: 'Tutte le attività', main: 'Principale',
    emptyTitle: 'Descrivi la vostra attività', emptyWhy: 'Bastano il nome e una firma: le bozze di risposta li usano subito. Il resto può aspettare.', emptyDo: 'Comincia',
    several: 'Se segui più attività, scrivi per ognuna le sue pagine: così Garbo sceglie da solo quella giusta.',
    rest: 'I commenti delle pagine che non sono di nessun\'altra.', noPages: 'Nessuna pagina: nessun commento le arriva da solo. Aprila e scrivi le sue pagine.', morePages: 'e altre $1',
    gone: 'Questa attività non c\'è più.', goneDo: 'Forse è stata cancellata in un\'altra finestra. I suoi commenti restano.',
    who: 'Chi siete', how: 'Come rispondete', name: 'Nome', namePlaceholder: 'Hotel Esempio', kind: 'Genere di attività', kindHelp: 'Serve a capire di che cosa si lamenta chi scrive.',
    pages: 'Pagine', pagesPlaceholder: 'www.facebook.com/hotelesempio', pagesHelp: 'Un indirizzo per riga, anche solo l\'inizio. I commenti di queste pagine sono di questa attività.', pagesHelpMain: 'Un indirizzo per riga, anche solo l\'inizio. È l\'attività principale: le arrivano anche i commenti delle pagine che nessun\'altra dice sue.',
    signature: 'Firma', signaturePlaceholder: 'Anna', role: 'Ruolo', rolePlaceholder: 'responsabile ospitalità',
    privateChannel: 'Canale privato', privateChannelPlaceholder: 'un messaggio privato a questa pagina', privateChannelHelp: 'Dove un cliente può scrivervi senza mostrare i suoi dati: un indirizzo, un numero, un messaggio.',
    register: 'Come vi rivolgete a chi scrive', registerNone: 'Con il Lei (di solito)', registerHelp: 'Vale per le bozze nuove; nella scheda si può cambiare di volta in volta. In inglese il tu diventa il tono informale.', lei: 'Lei', voi: 'Voi', tu: 'Tu',
    confirmed: 'Fatti e impegni confermati, listino, chiusure', confirmedHelp: 'Una cosa per riga. Una risposta promette e ammette solo ciò che sta qui.',
    confirmedActions: 'Impegni confermati', confirmedActionsPlaceholder: 'da lunedì c\'è una persona in più al check-in', confirmedActionsHelp: 'Quando il commento parla di questo, la bozza lo dice.',
    confirmedFacts: 'Fatti confermati', confirmedFactsPlaceholder: 'il 3 agosto l\'ascensore era fermo', confirmedFactsHelp: 'Solo ciò che avete verificato: qui, e solo qui, una colpa si può ammettere.',
    prices: 'Listino', pricesHelp: 'Una voce per riga, per esempio «$1»; se serve, con i giorni in cui vale: «$1 01/01/2026 – 30/06/2026».',
    closed: 'Giorni di chiusura', closedPlaceholder: '15/08/2026', closedHelp: 'Uno per riga, come 15/08/2026.', competitors: 'Concorrenti da non nominare', competitorsHelp: 'Una risposta non ne fa mai il nome.',
    save: 'Salva', saved: 'Salvato.', cancel: 'Annulla', nameNeeded: 'Scrivi il nome dell\'attività.',
    priceWrong: 'Riga $1 del listino: «$2» non si legge. Scrivila come «$3».', priceDays: 'Riga $1 del listino: in «$2» la fine viene prima dell\'inizio.', closedWrong: 'Riga $1 dei giorni di chiusura: «$2» non si legge. Scrivilo come 15/08/2026.',
    pageWrong: 'Riga $1 delle pagine: «$2» non è un indirizzo. Copialo dal browser, come $3.', pageTaken: 'Riga $1 delle pagine: «$2» è già di «$3». Una pagina sta in un\'attività sola.',
    long: 'Riga $1 di «$2»: più di 300 lettere. Accorciala.', notSaved: 'Non è salvato; quello che hai scritto è ancora qui.',
    remove: 'Cancella questa attività', removeSure: 'Cancellare «$1»? Premi ancora', removed: '«$1» è cancellata.', removeWhy: 'I suoi commenti e casi restano; da allora si risponde con i dati dell\'attività principale.', removeNot: 'L\'attività principale non si cancella: è quella che vale quando nessun\'altra è adatta. Puoi cambiarne ogni riga.',
    mainMissing: 'Manca l\'attività principale: vale per ogni pagina che nessun\'altra dice sua.', mainAdd: 'Descrivi la principale',
  },
  en: {
    title: 'Businesses', help: 'For signing the replies, naming a private channel, and promising only what is confirmed.',
    add: 'Add a business', all: 'All businesses', main: 'Main',
    emptyTitle: 'Describe your business', emptyWhy: 'A name and a signature are enough: drafts of replies use them at once. The rest can wait.', emptyDo: 'Begin',
    several: 'If you look after several businesses, write for each one its pages: so Garbo picks the right one by itself.',
    rest: 'Comments from pages that no other business calls its own.', noPages: 'No pages: no comment comes to it by itself. Open it and write its pages.', morePages: 'and $1 more',
    gone: 'This business is no longer there.', goneDo: 'Perhaps it was deleted in another window. Its comments stay.',
    who: 'Who you are', how: 'How you reply', name: 'Name', namePlaceholder: 'Example Hotel', kind: 'Kind of business', kindHelp: 'Helps to tell what a comment complains about.',
    pages: 'Pages', pagesPlaceholder: 'www.facebook.com/examplehotel', pagesHelp: 'One address a line, or only how it begins. Comments from these pages are about this business.', pagesHelpMain: 'One address a line, or only how it begins. This is the main business: it also gets the comments from pages that no other calls its own.',
    signature: 'Signature', signaturePlaceholder: 'Anna', role: 'Role', rolePlaceholder: 'guest relations',
    privateChannel: 'Private channel', privateChannelPlaceholder: 'a private message to this page', privateChannelHelp: 'Where a customer can write without showing personal data: an address, a number, a message.',
    register: 'How you address who writes', registerNone: 'Politely (as usual)', registerHelp: 'For new drafts; it can be changed each time in the card. In English the tu becomes the informal tone.', lei: 'Lei', voi: 'Voi', tu: 'Tu',
    confirmed: 'Confirmed facts and actions, prices, closing days', confirmedHelp: 'One thing a line. A reply promises and admits only what stands here.',
    confirmedActions: 'Confirmed actions', confirmedActionsPlaceholder: 'from Monday there is one more person at check-in', confirmedActionsHelp: 'Where the comment speaks of it, the draft says so.',
    confirmedFacts: 'Confirmed facts', confirmedFactsPlaceholder: 'on 3 August the lift was out of order', confirmedFactsHelp: 'Only what you have checked: here, and only here, a fault may be admitted.',
    prices: 'Price list', pricesHelp: 'One a line, for instance “$1”; if need be, with the days it holds: “$1 2026-01-01 – 2026-06-30”.',
    closed: 'Closing days', closedPlaceholder: '2026-08-15', closedHelp: 'One a line, like 2026-08-15 or 15/08/2026 (the day first).', competitors: 'Competitors not to be named', competitorsHelp: 'A reply never names them.',
    save: 'Save', saved: 'Saved.', cancel: 'Cancel', nameNeeded: 'Type the name of the business.',
    priceWrong: 'Line $1 of the price list: “$2” cannot be read. Write it like “$3”.', priceDays: 'Line $1 of the price list: in “$2” the end comes before the beginning.', closedWrong: 'Line $1 of the closing days: “$2” cannot be read. Write it like 2026-08-15.',
    pageWrong: 'Line $1 of the pages: “$2” is no address. Copy it from the browser, like $3.', pageTaken: 'Line $1 of the pages: “$2” is already of “$3”. A page belongs to one business only.',
    long: 'Line $1 of “$2”: more than 300 letters. Shorten it.', notSaved: 'It is not saved; what you wrote is still here.',
    remove: 'Delete this business', removeSure: 'Delete “$1”? Press again', removed: '“$1” is deleted.', removeWhy: 'Its comments and cases stay; from then on replies use what the main business says.', removeNot: 'The main business cannot be deleted: it counts where no other fits. You can change every line of it.',
    mainMissing: 'The main business is missing: it counts for every page that no other calls its own.', mainAdd: 'Describe the main one',
  },
});

const KINDS = {
  it: { '': 'Un altro genere', hotel: 'Albergo o B&B', restaurant: 'Ristorante o bar', shop: 'Negozio', 'online-shop': 'Negozio online', 'public-service': 'Servizio pubblico' },
  en: { '': 'Another kind', hotel: 'Hotel or B&B', restaurant: 'Restaurant or bar', shop: 'Shop', 'online-shop': 'Online shop', 'public-service': 'Public service' },
};
/** @type {[string, string][]} */
export const kinds = Object.entries(KINDS[language]);
/** @param {string | null | undefined} kind @returns {string} */
export const kindName = (kind) => wordOf(KINDS, kind ?? '');

const EXAMPLES = {
  it: { '': 'crema viso: 49,00', hotel: 'camera doppia: 120,00', restaurant: 'menu del giorno: 18,00', 'public-service': 'carta d\'identità: 22,00' },
  en: { '': 'face cream: 49.00', hotel: 'double room: 120.00', restaurant: 'set lunch: 18.00', 'public-service': 'identity card: 22.00' },
};
/** @param {string | null | undefined} kind @returns {string} a line of a price list of such a business */
export const priceExample = (kind) => Object.entries(EXAMPLES[language]).find(([each]) => each === kind)?.[1] ?? EXAMPLES[language][''];
/** @param {string | null | undefined} kind */
export const pricesHelp = (kind) => say('pricesHelp', priceExample(kind));
