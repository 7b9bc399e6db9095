/** The words of the report. */
import { speaker, wordOf } from '../../shell/words.js';

export const say = speaker({
  it: {
    title: 'Rapporto',
    periods: 'Di quali giorni', usual: 'Ultimi 7 giorni', thisWeek: 'Questa settimana', lastWeek: 'Settimana scorsa', thisMonth: 'Questo mese', lastMonth: 'Mese scorso',
    own: 'Altri giorni', from: 'Dal', to: 'Al', show: 'Mostra', noDay: 'Scegli due giorni che esistono.', noDayWhy: 'Niente è andato perso: correggi le date e riprova.',
    turned: 'Il primo giorno viene dopo l\'ultimo.', turnedWhy: 'Le date sono rimaste come le hai scritte. Scambiale, oppure correggile.', turn: 'Scambia le due date',
    all: 'Tutte le attività', noNames: 'Solo numeri: nessun nome, nessun testo.', made: 'Fatto il $1 con Garbo',
    oneCase: 'caso nuovo', cases: 'casi nuovi', casesWhy: '$1 sono critiche.', oneNegative: 'Uno è una critica.', noNegative: 'Nessuno è una critica.', imported: 'Di cui $1 importati da un elenco.', oneImported: 'Di cui uno importato da un elenco.', unread: 'Di $1 il testo non è conservato.',
    replied: 'con risposta', median: 'La prima arriva $1, in mediana. Conta anche una domanda in privato.', noReply: 'Nessuno ha ancora avuto una risposta.',
    oneResolved: 'risolto', resolved: 'risolti', resolvedWhy: 'Conta quello che è risolto, non quello che è cancellato.',
    wholeCases: 'La riga intera sono tutti i casi: $1.', wholeNegative: 'La riga intera sono tutte le critiche: $1. Una critica può riguardare più cose.',
    concerns: 'Di che cosa si lamentano', concernsLead: 'Soprattutto: $1.', concernsMany: 'Di più cose, in ugual misura.', noConcerns: 'In questi giorni nessuno si lamenta di qualcosa di preciso.', concern: 'Argomento',
    bands: 'Come li ha letti Garbo', bandsLead: 'È un\'indicazione sul testo e sui fatti, non un giudizio su chi scrive.', band: 'Lettura', unreadBar: 'Testo non conservato',
    states: 'A che punto sono', statesLead: 'Dove si trova oggi ogni caso di questi giorni.', state: 'Stato',
    outcomes: 'Com\'è andata a finire', outcomesLead: 'Quello che avete detto voi, quando ne eravate certi.', outcome: 'Esito',
    asking: 'Riferimenti chiesti', asked: 'A $1 critiche su $2 è stato chiesto un riferimento.', oneAsked: 'A una critica su $1 è stato chiesto un riferimento.', noAsked: 'A nessuna critica è stato chiesto un riferimento.', source: 'Fonte: $1', unsure: 'Non ne siamo certi: controlla alla fonte.',
    estimates: 'Due stime', thumb: 'Quanto pesa una critica', time: 'Tempo risparmiato', saved: 'Circa $1 con $2 risposte.', oneSaved: 'Circa $1 con una risposta.', noneSaved: 'Ancora niente: nessuna risposta è stata annotata.',
    keep: 'Stampalo o salvalo', print: 'Stampa', csv: 'Salva in CSV', json: 'Salva in JSON', saving: 'Sto salvando $1.', full: 'Vuoi i casi interi, con i testi? Sono nella pagina', privacy: 'Privacy',
    empty: 'In questi giorni nessun caso', emptyWhy: 'Il rapporto conta i casi aperti nei giorni che scegli: quanti sono, dopo quanto rispondi, di che cosa si lamentano, quanti ne risolvi.', emptyDo: 'Scegli altri giorni qui sopra, oppure comincia da un commento.', weigh: 'Valuta un commento', imports: 'Importa una lista',
  },
  en: {
    title: 'Report',
    periods: 'Which days', usual: 'Last 7 days', thisWeek: 'This week', lastWeek: 'Last week', thisMonth: 'This month', lastMonth: 'Last month',
    own: 'Other days', from: 'From', to: 'To', show: 'Show', noDay: 'Choose two days that exist.', noDayWhy: 'Nothing is lost: mend the dates and try again.',
    turned: 'The first day comes after the last.', turnedWhy: 'The dates are as you wrote them. Exchange them, or mend them.', turn: 'Exchange the two dates',
    all: 'All businesses', noNames: 'Numbers only: no names, no texts.', made: 'Made on $1 with Garbo',
    oneCase: 'new case', cases: 'new cases', casesWhy: '$1 are complaints.', oneNegative: 'One is a complaint.', noNegative: 'None is a complaint.', imported: '$1 of them imported from a list.', oneImported: 'One of them imported from a list.', unread: 'Of $1 the text is not kept.',
    replied: 'with a reply', median: 'The first comes $1, in the median. A question in private counts as well.', noReply: 'Nobody has had a reply yet.',
    oneResolved: 'put right', resolved: 'put right', resolvedWhy: 'What counts is what was resolved, not what was deleted.',
    wholeCases: 'The whole line is all cases: $1.', wholeNegative: 'The whole line is all complaints: $1. A complaint may be about several things.',
    concerns: 'What they complain of', concernsLead: 'Above all: $1.', concernsMany: 'Several things, equally often.', noConcerns: 'In these days nobody complains of anything in particular.', concern: 'Subject',
    bands: 'How Garbo has read them', bandsLead: 'A hint about text and facts, no judgement of who writes.', band: 'Reading', unreadBar: 'Text not kept',
    states: 'Where they stand', statesLead: 'Where each case of these days stands today.', state: 'State',
    outcomes: 'How they turned out', outcomesLead: 'What you have said yourselves, when you were certain.', outcome: 'Outcome',
    asking: 'References asked for', asked: '$1 of $2 complaints were asked for a reference.', oneAsked: 'One of $1 complaints was asked for a reference.', noAsked: 'No complaint was asked for a reference.', source: 'Source: $1', unsure: 'We are not certain of it: look at the source.',
    estimates: 'Two estimates', thumb: 'What a complaint weighs', time: 'Time saved', saved: 'About $1 with $2 replies.', oneSaved: 'About $1 with one reply.', noneSaved: 'Nothing yet: no reply was recorded.',
    keep: 'Print it or save it', print: 'Print', csv: 'Save as CSV', json: 'Save as JSON', saving: 'Saving $1.', full: 'Do you want the whole cases, with their texts? They are on the page', privacy: 'Privacy',
    empty: 'No case in these days', emptyWhy: 'The report counts the cases that were opened in the days you choose: how many there are, how soon you reply, what they complain of, how many you put right.', emptyDo: 'Choose other days above, or start from a comment.', weigh: 'Weigh a comment', imports: 'Import a list',
  },
});

/** @type {{it: Record<string, string>, en: Record<string, string>}} */
const STATES = {
  it: {
    open: 'Da cominciare', replied: 'Abbiamo risposto', waiting: 'Riferimento chiesto', answered: 'Ha risposto il cliente', 'customer-verified': 'Cliente riconosciuto',
    'reference-not-found': 'Riferimento non trovato', silent: 'Nessuna risposta', 'second-message': 'Ha scritto di nuovo', resolved: 'Risolti', decided: 'Decisi', closed: 'Chiusi',
  },
  en: {
    open: 'To begin', replied: 'We replied', waiting: 'Reference asked for', answered: 'The customer answered', 'customer-verified': 'Customer recognised',
    'reference-not-found': 'Reference not found', silent: 'No answer', 'second-message': 'They wrote again', resolved: 'Put right', decided: 'Decided', closed: 'Closed',
  },
};
/** @type {{it: Record<string, string>, en: Record<string, string>}} */
const OUTCOMES = {
  it: { genuine: 'Era un cliente vero', campaign: 'Era una campagna', unknown: 'Non si è saputo', unsaid: 'Ancora da dire' },
  en: { genuine: 'It was a real customer', campaign: 'It was a campaign', unknown: 'Nobody knows', unsaid: 'Not said yet' },
};

/** @param {string} state @returns {string} short, beside a bar */
export const stateWord = (state) => wordOf(STATES, state);
/** @param {string} outcome or "unsaid" @returns {string} */
export const outcomeWord = (outcome) => wordOf(OUTCOMES, outcome);
