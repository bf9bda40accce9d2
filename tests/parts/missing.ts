/**
 * A test that needs a part of the machine (Redis, PostgreSQL, a browser) skips where it is missing, loudly;
 * with RASID_TEST_NO_SKIPS=1, as .ci/run sets it, a missing part is a failure.
 */
export function skipWithout(part: string, present: boolean): boolean {
  if (present) return false;
  if (process.env.RASID_TEST_NO_SKIPS === '1')
    throw new Error(`${part} is missing, and skips are forbidden here`);
  process.stderr.write(`\nSKIPPED: ${part} is not on this machine; the tests that need it do not run.\n`);
  return true;
}
