import { PayloadError } from '../lib/errors.ts';
import { didYouMean } from '../lib/nearest.ts';
import type { Endpoint } from './endpoint.ts';
import type { ApiNeeds } from './needs.ts';

/** What is wrong with a query, in one line: the parameter, and what is allowed. */
function queryProblem(endpoint: Endpoint, given: Readonly<Record<string, string>>): string | null {
  const parsed = endpoint.query.safeParse(given);
  if (parsed.success) return null;
  const known = Object.keys(endpoint.query.shape);
  return parsed.error.issues
    .map((issue) => {
      if (issue.code !== 'unrecognized_keys') return `${issue.path.join('.')}: ${issue.message}`;
      return issue.keys
        .map((key) => {
          const hint = didYouMean(key, known) || `; there are: ${known.join(', ') || 'none'}`;
          return `${key}: no such parameter${hint}`;
        })
        .join('; ');
    })
    .join('; ');
}

/**
 * The answer of an endpoint to a query as it came, or null where there is no such thing. Throws PayloadError, in one
 * line, for what cannot be asked.
 */
export async function ask(
  endpoint: Endpoint,
  needs: ApiNeeds,
  given: Readonly<Record<string, string>>,
  id = '',
): Promise<unknown> {
  const problem = queryProblem(endpoint, given);
  if (problem !== null) throw new PayloadError(problem);
  return endpoint.read(needs, endpoint.query.parse(given), id);
}
