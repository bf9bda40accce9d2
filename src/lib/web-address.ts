/** What people write who take a file of settings for a template. */
const PLACEHOLDER = /\$\{|\$\(|\{\{/;

/** What is allowed in the place of an address on the web that cannot be one; null where nothing is wrong with it. */
export function webAddressTrouble(text: string): string | null {
  if (PLACEHOLDER.test(text)) return 'an address as it stands: variables in it are not filled in';
  const url = /^\s*https?:\/\/[^/]/i.test(text) ? URL.parse(text) : null;
  if (url === null) return 'an address that begins with http:// or https://';
  // The one client refuses them (src/http/guard.ts): they would be shown with the address, and never sent.
  if (url.username !== '' || url.password !== '') return 'an address without a user or password in it';
  return null;
}
