import type { Refusal } from '../../lib/errors.ts';

/** `Name <a@b.example>` → `a@b.example`. */
export const bareAddress = (address: string): string => /<([^<>]+)>\s*$/.exec(address)?.[1] ?? address.trim();

/** What nodemailer says of one recipient that the server refused (RCPT TO, or LMTP's answer to DATA). */
interface Rejected {
  recipient?: unknown;
  responseCode?: unknown;
}

/** 5xx is the server's last word about a recipient, 4xx is not (RFC 5321, 4.2.1). */
function refusal({ recipient, responseCode }: Rejected): Refusal | null {
  if (typeof recipient !== 'string') return null;
  const code = typeof responseCode === 'number' ? responseCode : null;
  return {
    recipient,
    error: `email: ${code === null ? 'refused' : `status ${code}`} for ${recipient}`,
    retryable: code === null || code < 500,
  };
}

/** The recipients that were refused, as nodemailer reports them beside an acceptance or in an error. */
export function refusalsIn(answer: object): Refusal[] {
  const errors: unknown = 'rejectedErrors' in answer ? answer.rejectedErrors : [];
  const found = Array.isArray(errors) ? (errors as Rejected[]) : [];
  return found.map(refusal).filter((one) => one !== null);
}
