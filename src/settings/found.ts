/** What stands in the place of a secret. */
const SECRET = '[secret]';

type Path = readonly PropertyKey[];

/** What people write a secret under, where its name belongs (`urlFrom`) or by mistake. */
const SECRET_KEY = /[a-z]From$|[Tt]oken|[Ss]ecret|[Pp]assword|^smtp/;
const VARIABLE = /^[A-Z][A-Z0-9_]*$/;

/** A switch that anyone may press who knows its address. */
const isHeartbeat = (path: Path): boolean => path[0] === 'heartbeat';

/** A key whose value may be a secret: of channels, all but webhooks have secret addresses. */
function holdsSecret(key: string, path: Path, kind: unknown): boolean {
  if (SECRET_KEY.test(key)) return true;
  if (key === 'proxy' || key === 'heartbeat') return true;
  return /url/i.test(key) && (isHeartbeat(path) || (path[0] === 'channels' && kind !== 'webhook'));
}

/** Between the scheme and the host of an address. */
const CREDENTIALS = /(?<=:\/\/)[^\s/"@]+(?=@)/g;

/** Text with no user or password in the addresses in it. */
export const withoutCredentials = (text: string): string => text.replaceAll(CREDENTIALS, SECRET);

/** Marks of direction, spaces without width and their like, which nobody sees. */
const UNSEEN = /[\p{Cf}\p{Zl}\p{Zp}\u00a0]/gu;

/** Text with what nobody would see written out, as in `exa\\u200bmple`. */
export const visible = (text: string): string =>
  text.replace(UNSEEN, (mark) => `\\u${(mark.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);

const LONGEST = 60;

/**
 * A value as a problem quotes it: short, without a secret, with everything in it to be seen. `entry` is what it stands
 * in.
 */
export function found(value: unknown, path: Path, entry: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value, function (this: unknown, key: string, part: unknown) {
    const around = (key === '' ? entry : this) as { kind?: unknown } | null | undefined;
    if (typeof part !== 'string') return part;
    const name = key === '' || /^\d+$/.test(key) ? String(path.at(-1) ?? '') : key;
    const isName = /[a-z]From$/.test(name) && key !== '' && VARIABLE.test(part);
    const isAddress = isHeartbeat(path) && part.includes('/');
    return !isName && (isAddress || holdsSecret(name, path, around?.kind)) ? SECRET : part;
  });
  const shown = withoutCredentials(visible((text ?? String(value)).replaceAll(`"${SECRET}"`, SECRET)));
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST - 3)}…` : shown;
}
