import type { Target } from './target.ts';
import { address } from './targets/address.ts';
import { answer } from './targets/answer.ts';
import { arabic } from './targets/arabic.ts';
import { dates } from './targets/dates.ts';
import { feed } from './targets/feed.ts';
import { judge } from './targets/judge.ts';
import { lines } from './targets/lines.ts';
import { listing, page } from './targets/page.ts';
import { renderers } from './targets/renderers.ts';
import { robots } from './targets/robots.ts';
import { sanitiser } from './targets/sanitiser.ts';
import { yaml } from './targets/yaml.ts';

/** Everything that takes what strangers or operators write. */
export const TARGETS: readonly Target[] = [
  feed,
  page,
  listing,
  dates,
  address,
  lines,
  yaml,
  arabic,
  judge,
  sanitiser,
  renderers,
  answer,
  robots,
];
