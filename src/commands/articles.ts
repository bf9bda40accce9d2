import { PayloadError } from '../lib/errors.ts';
import { articlesSetAside, retryArticle, type SetAside } from '../store/set-aside.ts';
import { command, EXIT, print, SWITCH, tellNothing, UsageError } from './command.ts';
import { idOf, limitOf, PLACES, settingsOf } from './values.ts';
import { withStore } from './with-store.ts';

const line = ({ id, sourceId, title, url, error }: SetAside): string =>
  `${id.padStart(6)}  ${sourceId.padEnd(16)}  ${title}  ${url}  [${error}]\n`;

/** `rasid articles`: those that were set aside. */
export const articles = command({
  flags: {
    limit: { type: 'string', default: '50' },
    json: SWITCH,
    ...PLACES,
  },
  words: ['dead', 'retry'],
  help: `
Usage: rasid articles [dead] [--limit N] [--json] [--config DIR] [--data DIR]
       rasid articles retry ID [--json]

Lists the articles that were set aside, newest first: id, source, title, address and why. These are texts whose judgement
failed, or did not end or ended its thread three times, and pages with neither title nor text. 'retry' puts one back in
line; a running Rasid judges it, on a thread of its own.`,
  async run({ values, positionals }, world) {
    const limit = limitOf(values.limit);
    const [verb = 'dead', id, ...more] = positionals;
    const isRetry = verb === 'retry' && id !== undefined;
    if (more.length > 0 || !(isRetry || (verb === 'dead' && id === undefined)))
      throw new UsageError("allowed here: 'dead' and 'retry ID': see rasid articles --help");
    if (isRetry) idOf('retry', id, 'rasid articles');
    const settings = settingsOf(values, world);
    return withStore(values, settings, world, async (pool) => {
      if (isRetry) {
        if ((await retryArticle(pool, id)) === null)
          throw new PayloadError(`article ${id}: not there, or not set aside`);
        print(world, values.json ? { id } : `article ${id} is back in line\n`);
        return EXIT.ok;
      }
      const rows = await articlesSetAside(pool, null, limit);
      if (rows.length === 0) tellNothing(world, 'no articles are set aside');
      for (const one of rows) print(world, values.json ? one : line(one));
      return EXIT.ok;
    });
  },
});
