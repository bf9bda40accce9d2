import { sampleAlert } from '../alerts/sample.ts';
import { sendAlert, showAlert } from '../channels/registry.ts';
import { loadSettings } from '../settings/load.ts';
import { configFolder } from '../settings/place.ts';
import { createSourceFetcher } from '../sources/fetcher.ts';
import { command, EXIT, print, SWITCH, TEXT, UsageError } from './command.ts';
import { terminalOf } from './run.ts';

export const testAlert = command({
  flags: { json: SWITCH, print: SWITCH, config: TEXT },
  help: `
Usage: rasid test-alert CHANNEL [--json | --print] [--config DIR]

Sends one sample alert, which says TEST before all else, over the channel of this id in alerts.yaml, and says what came of it.

  --json    one JSON object {channel, kind, providerRef} when it was delivered; what a terminal shows goes to standard error
  --print   only prints what would be sent, in the channel's own form or its template's; needs no secrets

Exit codes: 0 delivered, 1 the configuration is wrong, 2 no such channel, 3 the channel refused or did not answer.`,
  async run({ values, positionals }, world) {
    const settings = loadSettings(configFolder(values, world.env), world.env, {
      secrets: values.print ? 'ignored' : 'needed',
    });
    const known = settings.channels.map((channel) => channel.id).join(', ');
    const [name] = positionals;
    if (name === undefined) throw new UsageError(`which channel? One of: ${known}`);
    const channel = settings.channels.find((candidate) => candidate.id === name);
    if (!channel) throw new UsageError(`there is no channel '${name}'; alerts.yaml has: ${known}`);
    const now = new Date();
    const dispatch = { alert: sampleAlert(now), possibleDuplicate: false };
    if (values.print) {
      world.stdout.write(`${showAlert(channel, dispatch).trimEnd()}\n`);
      return EXIT.ok;
    }
    const fetcher = createSourceFetcher(settings.service);
    try {
      const receipt = await sendAlert(channel, dispatch, {
        post: fetcher.post,
        mayReach: fetcher.mayReach,
        terminal: terminalOf(values.json ? { ...world, stdout: world.stderr } : world),
        journal: { has: () => false, add: () => {} },
        now: () => now,
        lettingGo: new AbortController().signal,
      });
      const ref = receipt.providerRef === null ? '' : ` (${receipt.providerRef})`;
      if (values.json) print(world, { channel: name, kind: channel.kind, providerRef: receipt.providerRef });
      else world.stderr.write(`rasid: ${name} took the sample alert${ref}\n`);
      return EXIT.ok;
    } finally {
      await fetcher.close();
    }
  },
});
