import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { beforeAll, describe, expect, it } from 'vitest';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { scrapedFigures } from '../../src/web/metrics.ts';
import { sampleHealth, sampleStatus } from '../web/sample-status.ts';

const DOCS = join(import.meta.dirname, '../../docs');
const NOW = new Date('2026-11-24T10:00:00Z');
const NAME = /\b(?:rasid|process|nodejs)_[a-z0-9_]+/g;

interface Rule {
  alert: string;
  expr: string;
}

const rules = (
  load(readFileSync(join(DOCS, 'alert-rules.yaml'), 'utf8')) as { groups: { rules: Rule[] }[] }
).groups.flatMap((group) => group.rules);
const panels = (
  JSON.parse(readFileSync(join(DOCS, 'grafana.json'), 'utf8')) as {
    panels: { title: string; targets: { expr: string }[] }[];
  }
).panels;

let text: string;
let names: Set<string>;
beforeAll(async () => {
  const metrics = createMetrics({ version: '1.2.3', node: 'v24.0.0' });
  metrics.fetched({ kind: 'feed', outcome: 'ok', seconds: 0.3 });
  metrics.judged(0.004);
  metrics.tried({ channel: 'desk', kind: 'slack', outcome: 'sent', seconds: 0.2 });
  metrics.alerted({ sincePublished: 90, sinceFetched: 20 });
  metrics.requested({ method: 'GET', route: '/', status: 200, seconds: 0.01 });
  const jobs = { fetch: { waiting: 2, active: 1, delayed: 0 } };
  const health = sampleHealth(NOW, {}, false);
  const figures = scrapedFigures(sampleStatus(NOW), health, jobs, NOW);
  const each = [{ id: 'difaf', failures: 0, lastSuccessAt: NOW }];
  ({ text } = await metrics.scrape({ ...figures, sources: { ...figures.sources, each } }));
  names = new Set(text.split('\n').flatMap((line) => /^([a-z_0-9]+)[{ ]/.exec(line)?.[1] ?? []));
});

describe('every metric that is looked at exists', () => {
  it.each([
    ...rules.map(({ alert, expr }) => [`rule ${alert}`, expr]),
    ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [`panel "${title}"`, expr])),
  ])('by %s: %s', (_name, expr) => {
    const asked = (expr ?? '').match(NAME) ?? [];
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((name) => !names.has(name))).toEqual([]);
  });
});

describe('a scrape', () => {
  it.each([
    'rasid_build_info{version="1.2.3",node="v24.0.0"} 1',
    'rasid_ready 0',
    'rasid_problem{kind="queue-lost"} 1',
    'rasid_fetch_duration_seconds_count{kind="feed",outcome="ok"} 1',
    'rasid_delivery_tries_total{channel="desk",kind="slack",outcome="sent"} 1',
    'rasid_publish_to_alert_seconds_bucket{le="120"} 1',
    'rasid_sources{state="watched"} 4',
    'rasid_queue_jobs{queue="fetch",state="waiting"} 2',
    'rasid_channel_due{channel="desk"} 1',
    'rasid_http_request_duration_seconds_count{method="GET",route="/",status="200"} 1',
  ])('has %s', (line) => {
    expect(text.split('\n')).toContain(line);
  });

  it('names every metric of ours with help', () => {
    const helped = new Set([...text.matchAll(/^# HELP (rasid_\S+) \S/gm)].map(([, name]) => name));
    const typed = [...text.matchAll(/^# TYPE (rasid_\S+)/gm)].map(([, name]) => name);
    expect(typed.filter((name) => !helped.has(name))).toEqual([]);
  });
});
