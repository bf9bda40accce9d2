import { type Dispatcher, Pool, ProxyAgent } from 'undici';
import { errorLine } from '../lib/errors.ts';

/** A proxy that made no connection for us: nothing of the request has left this machine. */
class ProxyError extends Error {
  override readonly name = 'ProxyError';
  readonly code = 'PROXY_REFUSED';
}

const LOGIN = 407;
/** What undici says where a proxy refuses to connect, and where it asks for a login over plain HTTP. */
const REFUSAL = /^Proxy response \((\d{3})\)|^Proxy Authentication Required \((\d{3})\)/;

/** A proxy's refusal in words that say what to do; any other error as it came. */
function named(error: unknown): unknown {
  const [, tunnel, plain] = REFUSAL.exec(errorLine(error)) ?? [];
  const status = Number(tunnel ?? plain);
  if (!status) return error;
  const remedy = status === LOGIN ? ', it wants a login: http.proxy as http://NAME:PASSWORD@HOST:PORT' : '';
  return new ProxyError(`the proxy made no connection: status ${status}${remedy}`, { cause: null });
}

/** The address in an error is the proxy's, not the outlet's: it has to say so. */
const byProxy = (cause: unknown): ProxyError =>
  new ProxyError(`the proxy made no connection: ${errorLine(cause)}`, { cause });

type Connect = NonNullable<Pool.Options['connect']>;

const toProxy = (connect: Connect): Connect =>
  typeof connect === 'function'
    ? (target, done) =>
        connect(target, (...result) => {
          const [error] = result;
          if (error) done(byProxy(error), null);
          else done(...result);
        })
    : connect;

/** An agent behind a proxy, which has `connectMs` to be reached and as long again to connect further. */
export function proxyThrough(
  uri: string,
  { connectMs, ...pool }: Pool.Options & { connectMs: number },
): Dispatcher {
  const { href } = new URL(uri);
  return new ProxyAgent({
    ...pool,
    uri,
    proxyTls: { timeout: connectMs },
    requestTls: { timeout: connectMs },
    clientFactory(origin, options) {
      // undici gives a proxy five minutes to answer CONNECT.
      const tunnels = new Pool(origin, { ...options, headersTimeout: connectMs });
      const tunnel: (to: Dispatcher.ConnectOptions) => Promise<Dispatcher.ConnectData> =
        tunnels.connect.bind(tunnels);
      return Object.assign(tunnels, {
        connect: (to: Dispatcher.ConnectOptions) =>
          tunnel(to).catch((error: unknown) => Promise.reject(byProxy(error))),
      });
    },
    factory(origin, { connect, ...options }: Pool.Options) {
      const own =
        connect === undefined ? {} : { connect: String(origin) === href ? toProxy(connect) : connect };
      return new Pool(origin, { ...pool, ...options, ...own });
    },
  });
}

/**
 * A request that ends when its signal does: undici hears of that only once there is a connection, which a proxy that
 * keeps silent never gives.
 */
export async function ask(
  dispatcher: Dispatcher,
  { signal, ...options }: Dispatcher.RequestOptions & { signal: AbortSignal },
): Promise<Dispatcher.ResponseData> {
  signal.throwIfAborted();
  const asked = dispatcher.request({ ...options, signal });
  // Whichever comes second must not become an unhandled rejection.
  asked.catch(() => {});
  let onAbort = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([asked, aborted]);
  } catch (error) {
    throw named(error);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
