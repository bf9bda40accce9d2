import parser from 'robots-parser';
import type { HttpClient, HttpRequest } from '../http/contract.ts';
import { DAY_MS, MINUTE_MS } from '../lib/durations.ts';
import { SourceError } from '../lib/errors.ts';

/** What a host's robots.txt says about one URL. */
interface RobotsRule {
  allowed: boolean;
  /** The pause its Crawl-delay asks for between two requests; 0 without one. */
  gapMs: number;
  /** Why the file could not be had, where that is the reason for `allowed: false`. */
  why: SourceError | null;
}

export interface Robots {
  /** The rule for a URL; fetches the host's robots.txt at most once a day. Never throws for a host's fault. */
  ruleFor(url: string, request?: RobotsRequest): Promise<RobotsRule>;
  /**
   * The pause to keep when the URL may be read. Throws SourceError: `robots` when the host does not want it
   * read, or what kept its robots.txt from us.
   */
  demand(url: string, request?: RobotsRequest): Promise<number>;
  /** Addresses of the sitemaps that the host's robots.txt names. */
  sitemaps(url: string, request?: RobotsRequest): Promise<string[]>;
}

/** No signal: one answer serves everybody who asked, so nobody's change of mind may end it. */
type RobotsRequest = Pick<HttpRequest, 'allowPrivate'>;

/** The package types itself as an ES module, but is a CommonJS one whose export is the function. */
const robotsParser = parser as unknown as typeof parser.default;

interface Entry {
  rules: Promise<Rules>;
  until: number;
}

/** A parsed file, or why there is none (RFC 9309, 2.3.1): 4xx allows everything, silence and 5xx nothing. */
type Rules = ReturnType<typeof robotsParser> | SourceError;

const isAbsent = (error: SourceError): boolean =>
  error.status !== undefined && error.status >= 400 && error.status < 500 && error.status !== 429;

/** How long a host whose robots.txt cannot be had is left alone before it is asked again. */
const UNREACHABLE_MS = 30 * MINUTE_MS;
const MAX_HOSTS = 2_000;
/** RFC 9309 asks for at least 500 KiB. */
const MAX_BYTES = 512 * 1024;
const LONGEST_GAP_MS = 30_000;

/**
 * robots.txt for pages, listings, sitemaps and Telegram previews. Feeds do not ask: a feed is published to be
 * polled, and many hosts shut crawlers out of `/feed` only to keep it out of search results.
 * `userAgent` is the whole header; its product name is what robots.txt files speak to. `now` is the time in ms.
 */
export function createRobots(http: HttpClient, userAgent: string, now: () => number): Robots {
  const hosts = new Map<string, Entry>();

  async function fetched(origin: string, request: RobotsRequest): Promise<Rules> {
    const address = `${origin}/robots.txt`;
    try {
      const answer = await http.get(address, {
        ...request,
        accept: 'text/plain, */*;q=0.1',
        maxBytes: MAX_BYTES,
      });
      return robotsParser(address, Buffer.from(answer.body).toString('utf8'));
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      return error;
    }
  }

  function remember(origin: string, request: RobotsRequest): Promise<Rules> {
    const known = hosts.get(origin);
    if (known && known.until > now()) return known.rules;
    const entry: Entry = { rules: fetched(origin, request), until: now() + DAY_MS };
    hosts.delete(origin);
    hosts.set(origin, entry);
    if (hosts.size > MAX_HOSTS) hosts.delete(hosts.keys().next().value ?? '');
    entry.rules.then(
      (rules) => {
        if (!(rules instanceof SourceError) || isAbsent(rules)) return;
        entry.until = now() + Math.min(rules.retryAfterMs ?? UNREACHABLE_MS, UNREACHABLE_MS);
      },
      () => hosts.delete(origin),
    );
    return entry.rules;
  }

  async function ruleFor(url: string, request: RobotsRequest = {}): Promise<RobotsRule> {
    const rules = await remember(new URL(url).origin, request);
    if (rules instanceof SourceError) {
      if (isAbsent(rules)) return { allowed: true, gapMs: 0, why: null };
      return { allowed: false, gapMs: 0, why: rules };
    }
    const delayMs = (rules.getCrawlDelay(userAgent) ?? 0) * 1000;
    const gapMs = Number.isFinite(delayMs) ? Math.min(Math.max(0, delayMs), LONGEST_GAP_MS) : 0;
    return { allowed: rules.isAllowed(url, userAgent) ?? true, gapMs, why: null };
  }

  return {
    ruleFor,
    async demand(url, request) {
      const rule = await ruleFor(url, request);
      if (rule.allowed) return rule.gapMs;
      if (rule.why) {
        const { failure, status, retryAfterMs } = rule.why;
        throw new SourceError('robots: the robots.txt cannot be had', {
          failure,
          ...(status === undefined ? {} : { status }),
          ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
          cause: rule.why,
        });
      }
      throw new SourceError(`robots: ${new URL(url).host} does not want this page read`, {
        failure: 'robots',
      });
    },
    async sitemaps(url, request = {}) {
      const rules = await remember(new URL(url).origin, request);
      return rules instanceof SourceError ? [] : rules.getSitemaps();
    },
  };
}
