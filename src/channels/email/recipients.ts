import { domainToASCII } from 'node:url';
import type { Refusal } from '../../lib/errors.ts';

/** `Name <a@b.example>` → `a@b.example`. */
export const bareAddress = (address: string): string => /<([^<>]+)>\s*$/.exec(address)?.[1] ?? address.trim();

/** One mailbox, one key: nodemailer writes domains in small letters and in Punycode. */
function keyOf(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1).toLowerCase();
  return `${address.slice(0, at)}@${domainToASCII(domain) || domain}`;
}

/** The addresses that are, or are not, among others. */
export function among(addresses: readonly string[], others: readonly string[], are = true): string[] {
  const keys = new Set(others.map(keyOf));
  return addresses.filter((address) => keys.has(keyOf(address)) === are);
}

/** 5xx is the server's last word about a recipient, 4xx is not (RFC 5321, 4.2.1); null: what it said is no code. */
export function refusal(recipient: string, code: number | null): Refusal {
  return {
    recipient,
    error: `email: ${code === null ? 'refused' : `status ${code}`} for ${recipient}`,
    retryable: code === null || code < 500,
  };
}

/** The session ended, or fell silent, before an answer for a recipient was heard. */
export const unanswered = (recipient: string): Refusal => ({
  recipient,
  error: `email: no answer for ${recipient}`,
  retryable: true,
});

/** What nodemailer says of one recipient that the server refused (RCPT TO, or LMTP's answer to DATA). */
interface Rejected {
  recipient?: unknown;
  responseCode?: unknown;
}

/** The recipients that were refused, as nodemailer reports them beside an acceptance or in an error. */
export function refusalsIn(answer: object): Refusal[] {
  const errors: unknown = 'rejectedErrors' in answer ? answer.rejectedErrors : [];
  const found = Array.isArray(errors) ? (errors as Rejected[]) : [];
  return found.flatMap(({ recipient, responseCode }) =>
    typeof recipient === 'string'
      ? [refusal(recipient, typeof responseCode === 'number' ? responseCode : null)]
      : [],
  );
}
