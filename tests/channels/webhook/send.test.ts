import { describePosting } from '../posting.ts';

const secret = 'whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQ=';

describePosting('webhook', (url, allowPrivate) => ({
  id: 'desk',
  kind: 'webhook',
  url,
  allowPrivate,
  secret,
}));
