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

/**
 * A test on data that is no part of the project (labelled sets kept beside it) skips where the data is absent, loudly,
 * and is never a failure: a clone has no such data.
 */
export function skipWithoutData(file: string, present: boolean): boolean {
  if (!present)
    process.stderr.write(`\nSKIPPED: ${file} is not beside the project; what is measured on it is not.\n`);
  return !present;
}
