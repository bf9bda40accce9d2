import { HOUR_MS } from '../lib/durations.ts';
import { isWordsOnly } from '../model/verdict.ts';
import type { Development } from './development.ts';
import { isMember } from './development.ts';
import { type Consideration, type Fit, fitOf, NO_FIT, pointsFor } from './fit.ts';
import { isFootageOf, isShownAgain } from './footage.ts';
import { type Comparable, type Likeness, likeness, SOME_IN_COMMON } from './likeness.ts';
import { type Overlap, overlap } from './overlap.ts';
import type { Report } from './report.ts';
import { STATEMENT_THRESHOLD, statementPoints } from './same-statement.ts';
import { WITHDRAWAL_THRESHOLD, withdrawalPoints } from './same-withdrawal.ts';
import { sameStep } from './stages.ts';

/** From this share of common shingles on, a text is another outlet's print of one already there. */
const COPY = 0.5;
const COPY_HOURS = 36;
/** Texts of a few words are alike by their template: there only the same text is a copy. */
const FEW_STEMS = 10;
const SAME = 0.95;
const COPIED = 2;
/** An article stays with what it told before it was edited, unless it now tells something else. */
const OWN = 3;
/** A development is the news of a day: so long after its first report only what repeats it word by word joins. */
const LIFE_HOURS = 48;
const REPRINT = 0.85;
/** Alike from here on, two outlets' sentences are one agency's. */
const ONE_WIRE = 0.7;
/** Less alike than this, two headlines of one outlet are two. */
const ALIKE = 0.3;
/** The share of a background sentence's words that stand in an earlier one where it is carried over. */
const CARRIED = 0.6;
/** What joining must overcome where no facets were found: words and time alone. */
const TEXT_THRESHOLD = 3;

/** Does the report tell another step of the withdrawal than the development has? */
function isOtherStep({ withdrawal }: Report, { leaving }: Development): boolean {
  if (!withdrawal || !leaving) return false;
  return !leaving.statuses.some((earlier) => sameStep(withdrawal.status, earlier));
}

/** An article that was edited to tell another step of the withdrawal tells another development. */
const movedOn = ({ report, article }: Comparable, development: Development): boolean =>
  isMember(development, article.articleId) && isOtherStep(report, development);

/** Is the text another outlet's print of one already there, or a cut one? */
function isReprint({ article }: Comparable, alike: Likeness): boolean {
  const few = article.stems.length < FEW_STEMS;
  return alike.verbatim || alike.copy >= (few ? SAME : COPY);
}

/**
 * Does a headline demand, refuse or deny where the development tells something else? Where its own sentence is
 * not that of the first, the articles may be alike as they will: a denial has yesterday's report of the plan below it.
 */
function gainsays({ report }: Comparable, development: Development, alike: Likeness): boolean {
  const { withdrawal, leads } = report;
  if (!withdrawal || !leads || alike.verbatim || alike.wording >= ONE_WIRE) return false;
  return isOtherStep(report, development) && isWordsOnly(withdrawal.status);
}

/** What every kind of report is compared by besides its facets. */
function commonPoints(
  one: Comparable,
  development: Development,
  { bothLead, sameOutlet, wording }: Likeness,
  places: Overlap,
): Consideration[] {
  const { numbers } = one.report;
  // Of one town an outlet has many headlines.
  const ofTown = bothLead && sameOutlet && wording < ALIKE;
  const seen = development.prints;
  const figures = overlap(numbers, [...new Set(seen.flatMap((print) => print.numbers))]);
  return [
    { points: pointsFor(places, ofTown ? 0 : 0.5, -1.5), why: 'same place' },
    { points: pointsFor(figures, 0.5, -0.25), why: 'same figures' },
    { points: isMember(development, one.article.articleId) ? OWN : 0, why: 'revision of an article of it' },
  ];
}

/** Decay: an old development takes in reprints and sentences carried over into the background, and little else. */
function lifePoints(
  one: Comparable,
  development: Development,
  alike: Likeness,
  isFootage: boolean,
): Consideration {
  const hours = (one.article.timeMs - development.firstSeenMs) / HOUR_MS;
  const repeated = one.report.leads ? alike.copy >= REPRINT : alike.wording >= CARRIED || alike.carriedOver;
  return {
    points: isFootage || repeated || hours <= LIFE_HOURS ? 0 : (LIFE_HOURS - hours) / 12,
    why: 'still fresh',
  };
}

/** Words and time, where a side has no facets or none are known for the topic. */
function textPoints(alike: Likeness): Consideration[] {
  const time = alike.hours <= 6 ? 1 : alike.hours <= 24 ? 0.25 : -alike.hours / 24;
  return [
    {
      points: Math.max(alike.wording, alike.context) * 9,
      why: `wording ${Math.round(alike.wording * 100)} % alike`,
    },
    { points: time + (alike.statedApart ? -2 : 0), why: 'hours apart' },
  ];
}

/** `name=value` facets: a name that both have with different values tells two events apart. */
function marksContradict(a: readonly string[], b: readonly string[]): boolean {
  const name = (mark: string): string => mark.slice(0, mark.indexOf('=') + 1);
  return a.some((mark) => !b.includes(mark) && b.some((other) => name(other) === name(mark)));
}

/**
 * Does the report tell this development? Facets decide first: what contradicts (faction, force, host, or the facets a
 * topic declares) never joins. A copy of its text joins where facets agree or a side has none; else kind, speaker,
 * target, place, figures, time and the wording of the report's own sentences add up.
 */
export function sameDevelopment(one: Comparable, development: Development): Fit {
  const { report } = one;
  const { said, leaving } = development;
  if (report.topic !== development.topic || development.coverage.articles === 0) return NO_FIT;
  if (marksContradict(report.marks, development.marks) || movedOn(one, development)) return NO_FIT;
  const alike = likeness(one, development.prints);
  if (gainsays(one, development, alike)) return NO_FIT;
  const copied = isReprint(one, alike) && alike.hours <= COPY_HOURS;
  const places = overlap(report.names, [
    ...new Set(development.prints.flatMap(({ names, places: listed }) => names ?? listed)),
  ]);
  const isFootage =
    report.statement?.type === 'claim' &&
    said?.types.includes('claim') === true &&
    (isShownAgain(alike, places) || isFootageOf(report, development.prints));
  const common = [
    ...commonPoints(one, development, alike, places),
    lifePoints(one, development, alike, isFootage),
    { points: copied ? COPIED : 0, why: 'copy' },
  ];
  const ownAccount = !copied && alike.wording < ONE_WIRE;
  const isSecondSource = ownAccount && alike.wording + alike.context >= SOME_IN_COMMON;
  if (report.statement && said) {
    const parts = statementPoints(report.statement, said, alike, places, report, isFootage);
    return parts ? fitOf([...parts, ...common], STATEMENT_THRESHOLD, isSecondSource) : NO_FIT;
  }
  if (report.withdrawal && leaving) {
    const parts = withdrawalPoints(report.withdrawal, leaving, alike, report.leads);
    return parts ? fitOf([...parts, ...common], WITHDRAWAL_THRESHOLD, isSecondSource) : NO_FIT;
  }
  return fitOf([...textPoints(alike), ...common], TEXT_THRESHOLD, !copied);
}
