/** An address of the web, relative ones below `base`; null for one of another scheme, and for what is none. */
export function webUrl(address: string, base?: string): URL | null {
  const url = URL.parse(address, base);
  return url !== null && /^https?:$/.test(url.protocol) ? url : null;
}
