import { describeLedger } from '../ledger.ts';
import { describePosting } from '../posting.ts';

const failed = (status: number, code: string, headers: Record<string, string> = {}) => ({
  status,
  body: JSON.stringify({ error: { code, message: 'https://example.org/?sig=T0SECRET' } }),
  headers,
});

describePosting('teams', (url, allowPrivate) => ({ id: 'desk', kind: 'teams', url, allowPrivate }), '', {
  401: 'the address lacks its signature; copy it whole from the workflow',
  403: 'the workflow does not take requests from anyone who has its address',
  404: 'the workflow is gone; make it again and set its new address',
});

describeLedger('teams', {
  entry: () => 'urlFrom: TEAMS_URL',
  env: (url) => ({ TEAMS_URL: `${url}?sig=T0SECRET` }),
  accepted: { status: 202, body: '' },
  providerRef: null,
  marksRepeats: true,
  cases: [
    {
      when: 'and waits as long as it is asked to',
      answer: failed(429, 'TooManyRequests', { 'retry-after': '40' }),
      row: { state: 'failed', error: 'teams: status 429: TooManyRequests', possibleDuplicate: false },
      waitMs: 40_000,
    },
    {
      when: 'in doubt when the workflow service fails itself',
      answer: failed(502, 'NoResponse'),
      row: { state: 'failed', error: 'teams: status 502: NoResponse', possibleDuplicate: true },
      waitMs: 5_000,
    },
    {
      when: 'when the workflow is gone, with what to do',
      answer: failed(404, 'WorkflowNotFound'),
      row: {
        state: 'dead',
        error:
          'teams: status 404: WorkflowNotFound (the workflow is gone; make it again and set its new address)',
        possibleDuplicate: false,
      },
    },
    {
      when: 'when the workflow is switched off',
      answer: failed(400, 'WorkflowTriggerIsNotEnabled'),
      row: {
        state: 'dead',
        error: 'teams: status 400: WorkflowTriggerIsNotEnabled (the workflow is switched off)',
        possibleDuplicate: false,
      },
    },
  ],
});
