/** What the report shows: three figures in words, four plots, and what is said beside them. */
import { BANDS, bandName } from '../../shell/badge.js';
import { aspectName } from '../../shell/aspects.js';
import { make, sheet } from '../../shell/dom.js';
import { language, numberOf } from '../../shell/words.js';
import { afterHours } from '../queue/words.js';
import { plot } from './plot.js';
import { outcomeWord, say, stateWord } from './words.js';

/** @typedef {import('./wire.js').Report} Report */

const list = new Intl.ListFormat(language, { type: 'conjunction' });
/** So many concerns of the same weight are named in the sentence above them. */
const FEW = 3;

/** @param {string} name @param {number} count @param {string} word @param {...(string | false)} why */
const figure = (name, count, word, ...why) =>
  make('li', { class: 'sheet figure', 'data-garbo': name, 'data-count': count },
    make('p', {}, make('strong', {}, numberOf(count)), ' ', make('span', {}, word)),
    ...why.map((each) => each && make('p', { class: 'quiet' }, each)));

/** @param {Report} report */
export function headline({ cases, imported, unread, negative, replied, medianFirstReplyHours, resolved }) {
  const complaints = negative === 0 ? say('noNegative') : negative === 1 ? say('oneNegative') : say('casesWhy', numberOf(negative));
  return make('ul', { class: 'headline' },
    figure('cases', cases, say(cases === 1 ? 'oneCase' : 'cases'), complaints, imported > 0 && say(imported === 1 ? 'oneImported' : 'imported', numberOf(imported)), unread > 0 && say('unread', numberOf(unread))),
    figure('replied', replied, say('replied'), medianFirstReplyHours === null ? say('noReply') : say('median', afterHours(medianFirstReplyHours))),
    figure('resolved', resolved, say(resolved === 1 ? 'oneResolved' : 'resolved'), say('resolvedWhy')));
}

/** @param {Report['concerns']} concerns @returns {string} those that lead, where they are few */
function leadOf(concerns) {
  if (concerns.length === 0) return say('noConcerns');
  const leading = concerns.filter(({ cases }) => cases === concerns[0]?.cases);
  if (leading.length > FEW) return say('concernsMany');
  return say('concernsLead', list.format(leading.map(({ aspect }) => aspectName(aspect).toLocaleLowerCase(language))));
}

/** @param {Report} report @returns {Record<'concerns' | 'bands' | 'states' | 'outcomes', HTMLElement>} */
function plots({ cases, unread, negative, concerns, bands, states, outcomes }) {
  const said = outcomes.genuine + outcomes.campaign + outcomes.unknown;
  const ofAll = { whole: cases, note: say('wholeCases', numberOf(cases)) };
  return {
    concerns: plot('concerns', {
      title: say('concerns'), lead: leadOf(concerns), head: say('concern'),
      whole: Math.max(negative, 1), note: say('wholeNegative', numberOf(negative)),
      bars: concerns.map(({ aspect, cases: count }) => ({ key: aspect, word: aspectName(aspect), count })),
    }),
    bands: plot('bands', {
      ...ofAll, title: say('bands'), lead: say('bandsLead'), head: say('band'),
      bars: [...BANDS.map((band) => ({ key: band, word: bandName(band), count: bands[band], band })),
        ...(unread > 0 ? [{ key: 'unread', word: say('unreadBar'), count: unread }] : [])],
    }),
    states: plot('states', {
      ...ofAll, title: say('states'), lead: say('statesLead'), head: say('state'),
      bars: Object.entries(states).filter(([, count]) => count > 0).map(([key, count]) => ({ key, word: stateWord(key), count })),
    }),
    outcomes: plot('outcomes', {
      ...ofAll, title: say('outcomes'), lead: say('outcomesLead'), head: say('outcome'),
      bars: Object.entries({ ...outcomes, unsaid: cases - said }).map(([key, count]) => ({ key, word: outcomeWord(key), count })),
    }),
  };
}

/** @param {import('./wire.js').Hint} hint */
const hinted = ({ code, text, source, certain }) =>
  make('li', { class: 'group', 'data-garbo': 'hint', 'data-code': code }, make('p', {}, text),
    !certain && make('p', { class: 'quiet' }, say('unsure')),
    source && make('p', { class: 'quiet' }, say('source', source.replace(/^https?:\/\//, ''))));

/** @param {number} minutes @returns {string} "40 minuti", "2,5 ore" */
function lasting(minutes) {
  const unit = minutes < 120 ? 'minute' : 'hour';
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 });
  return format.format(unit === 'minute' ? minutes : minutes / 60);
}

/** @param {Report} report */
function askingPart({ asked, negative, hints }) {
  // The hint says the same number, and what to do about it.
  const isSaid = hints.some(({ code }) => code === 'asked-often');
  const made = sheet(say('asking'),
    !isSaid && make('p', {}, asked === 0 ? say('noAsked') : asked === 1 ? say('oneAsked', numberOf(negative)) : say('asked', numberOf(asked), numberOf(negative))),
    hints.length > 0 && make('ul', { class: 'plain' }, ...hints.map(hinted)));
  made.dataset['garbo'] = 'asking';
  return made;
}

/** @param {Report} report */
function estimatesPart({ ruleOfThumb, timeSaved: { sent, minutes, text } }) {
  const saved = sent === 0 ? say('noneSaved') : sent === 1 ? say('oneSaved', lasting(minutes)) : say('saved', lasting(minutes), numberOf(sent));
  return make('details', { class: 'sheet', 'data-garbo': 'estimates' }, make('summary', {}, say('estimates')),
    make('h3', {}, say('thumb')), make('p', { 'data-garbo': 'thumb' }, ruleOfThumb.text),
    make('h3', {}, say('time')), make('p', { 'data-garbo': 'saved' }, saved), make('p', { class: 'quiet' }, text));
}

/** @param {Report} report everything below the headline, in two columns */
export function rest(report) {
  const { concerns, bands, states, outcomes } = plots(report);
  return make('div', { class: 'plots' },
    make('div', {}, concerns, outcomes, estimatesPart(report)), make('div', {}, bands, states, askingPart(report)));
}
