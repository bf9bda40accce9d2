import { PayloadError } from '../../src/lib/errors.ts';
import { alertsFile, checkAlerts } from '../../src/settings/alerts.ts';
import { entryLexicon } from '../../src/settings/entries.ts';
import { knownNames } from '../../src/settings/known-names.ts';
import { factionLexicon } from '../../src/settings/lexicons.ts';
import { parseMatch } from '../../src/settings/match-text.ts';
import { SHIPPED_CONFIG } from '../../src/settings/place.ts';
import { rasidFile } from '../../src/settings/rasid-file.ts';
import { checkSources } from '../../src/settings/sources.ts';
import { checkTopic, topicFile } from '../../src/settings/topics.ts';
import { checkYaml, type Problems, parseYaml } from '../../src/settings/yaml-file.ts';
import { samplesOf } from '../corpus.ts';
import { hold, type Target, textOf } from '../target.ts';

const names = knownNames(SHIPPED_CONFIG, null);

/** A file of a configuration folder, read as each of the files there are; and the text of a condition. */
export const yaml: Target = {
  name: 'yaml',
  samples: samplesOf('yaml.txt'),
  words: [
    '- ',
    ': ',
    '&a ',
    '*a',
    '<<: *a',
    '!!str ',
    '!!binary ',
    '!!js/function ',
    '|\n',
    '>\n',
    '? ',
    '---\n',
    '...\n',
    '%YAML 1.2\n',
    '{',
    '}',
    '[',
    ']',
    '# ',
    '"',
    "'",
    '\t',
    '  ',
    '\n',
    'id: ',
    'kind: feed',
    'url: ',
    'every: { min: 5m }',
    'match: { topic: x }',
    'routes:',
    '~',
    'null',
    'true',
    '0o17',
    '.inf',
    '2026-11-24',
    '__proto__: ',
    'examples:',
    'rules:',
    'near: { concepts: [a, b], within: 3 }',
    'threshold: 0.4',
    '[[[[[[[[',
    '{{{{{{{{',
    '- - - - ',
  ],
  allowed: [],
  run(input) {
    const text = textOf(input);
    const problems: Problems = [];
    const file = parseYaml('x.yaml', text, problems);
    hold((file === null) === problems.length > 0, 'what cannot be read is told');
    try {
      parseMatch(text, names);
    } catch (error) {
      if (!(error instanceof PayloadError)) throw error;
    }
    if (!file) return problems.join('').length;
    checkSources(file, problems);
    checkYaml(file, rasidFile, problems);
    checkAlerts(file, { env: {}, zone: 'UTC', names, secrets: 'ignored' }, problems);
    checkYaml(file, alertsFile('UTC'), problems);
    const topic = checkYaml(file, topicFile, problems);
    if (topic) checkTopic(file, topic, [], problems);
    checkYaml(file, entryLexicon, problems);
    checkYaml(file, factionLexicon, problems);
    for (const problem of problems) {
      hold(/^x\.yaml(?::\d+)?: /.test(problem), 'a problem says where');
      hold(!problem.includes('\n'), 'a problem is one line');
    }
    return 0;
  },
};
