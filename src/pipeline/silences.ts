import type { Matcher } from '../alerts/match.ts';
import { isActive } from '../alerts/silence.ts';
import { PayloadError } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import type { Settings } from '../settings/load.ts';
import { matchText, parseMatch } from '../settings/match-text.ts';
import type { AlertRules } from '../settings/routes.ts';
import { addSilence, endSilence, listSilences } from '../store/silences.ts';
import type { SqlPool } from '../store/sql.ts';
import { type SilenceEffect, silenceEffect } from './silence-effect.ts';

/** A silence as it is shown: from alerts.yaml (`config`), the command line or the web. */
export interface ShownSilence {
  id: string;
  from: 'config' | 'cli' | 'web';
  match: string;
  startsAt: Date | null;
  endsAt: Date;
  state: 'in force' | 'to come' | 'over';
  author: string;
  reason: string;
  endedBy: string | null;
}

/** What somebody asks for on the command line or in the form. */
export interface AskedSilence {
  match: Matcher;
  startsAt: Date;
  endsAt: Date;
  author: string;
  reason: string;
  madeBy: 'cli' | 'web';
}

const SHOWN = 200;
const LONGEST_TEXT = 500;

function filled(what: string, text: string): string {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > LONGEST_TEXT) {
    throw new PayloadError(`${what}: found ${trimmed.length} characters, allowed: 1 to ${LONGEST_TEXT}`);
  }
  return trimmed;
}

/** Every silence there is or was, those of alerts.yaml first. */
export async function allSilences(pool: SqlPool, rules: AlertRules, now: Date): Promise<ShownSilence[]> {
  const state = (silence: { startsAt: string | null; endsAt: string }): ShownSilence['state'] =>
    isActive(silence, now) ? 'in force' : Date.parse(silence.endsAt) > now.getTime() ? 'to come' : 'over';
  const stored = await listSilences(pool, SHOWN);
  const all = [
    ...rules.silences.map((silence) => ({ ...silence, madeBy: 'config' as const, endedBy: null })),
    ...stored,
  ];
  return all.map((silence) => ({
    id: silence.id,
    from: silence.madeBy,
    match: matchText(silence.match),
    startsAt: silence.startsAt === null ? null : new Date(silence.startsAt),
    endsAt: new Date(silence.endsAt),
    state: state(silence),
    author: silence.author,
    reason: silence.reason,
    endedBy: silence.endedBy,
  }));
}

/** Checks and stores a silence; returns its id. Throws PayloadError in one line that says what is wrong. */
export async function makeSilence(pool: SqlPool, asked: AskedSilence, now: Date): Promise<string> {
  const author = filled('author', asked.author);
  const reason = filled('reason', asked.reason);
  if (!(asked.endsAt.getTime() > Math.max(now.getTime(), asked.startsAt.getTime()))) {
    throw new PayloadError('end: found a time that is past or before the start, allowed: a later one');
  }
  return addSilence(pool, { ...asked, author, reason });
}

/** Ends a silence of the table now. Throws PayloadError where there is none in force or to come under this id. */
export async function finishSilence(pool: SqlPool, id: string, by: string, now: Date): Promise<void> {
  if (!(await endSilence(pool, id, filled('author', by), now))) {
    throw new PayloadError(`silence ${id}: not there, or over already`);
  }
}

/** What the page of silences works with. */
export function webSilences(pool: SqlPool, settings: () => Settings, log: Log) {
  const { service, webToken } = settings();
  const now = (): Date => new Date();
  return {
    access: { host: service.web.host, publicUrl: service.publicUrl, token: webToken },
    now,
    list: () => allSilences(pool, settings().rules, now()),
    async add(asked: Pick<AskedSilence, 'endsAt' | 'author' | 'reason'> & { match: string }): Promise<void> {
      const match = parseMatch(asked.match, settings().names);
      const id = await makeSilence(pool, { ...asked, match, startsAt: now(), madeBy: 'web' }, now());
      log.info({ silence: id, ...asked, endsAt: asked.endsAt.toISOString() }, 'silence made');
    },
    effect: (match: string): Promise<SilenceEffect> =>
      silenceEffect(pool, parseMatch(match, settings().names), now()),
    async end(id: string, by: string): Promise<void> {
      await finishSilence(pool, id, by, now());
      log.info({ silence: id, author: by }, 'silence ended');
    },
  };
}
