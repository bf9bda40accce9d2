import { type Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import { ask } from '../api/ask.ts';
import type { Endpoint } from '../api/endpoint.ts';
import { ENDPOINTS } from '../api/endpoints.ts';
import type { ApiNeeds } from '../api/needs.ts';
import { openApi } from '../api/openapi.ts';
import { errorLine, PayloadError } from '../lib/errors.ts';
import { type FormAccess, refusedHost } from './form-guard.ts';

type Status = 400 | 403 | 404 | 405 | 503;

const TITLES: Readonly<Record<Status, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  503: 'Service Unavailable',
};

/** What is wrong with a request to the API, as RFC 9457 has it. */
export function problem(context: Context, status: Status, detail: string): Response {
  return context.body(
    JSON.stringify({ type: 'about:blank', title: TITLES[status], status, detail }),
    status,
    { 'content-type': 'application/problem+json; charset=utf-8' },
  );
}

async function answered(
  context: Context,
  endpoint: Endpoint,
  needs: ApiNeeds,
  access: FormAccess,
): Promise<Response> {
  const refused = endpoint.guarded ? refusedHost(access, context.req.raw.headers) : null;
  if (refused !== null) return problem(context, 403, refused);
  try {
    const answer = await ask(endpoint, needs, context.req.query(), context.req.param('id'));
    return answer === null ? problem(context, 404, 'there is no such thing') : context.json(answer);
  } catch (error) {
    if (error instanceof PayloadError) return problem(context, 400, errorLine(error));
    throw error;
  }
}

/** The read API under /api/v1: every endpoint, and the document that describes them. Nothing can be changed through it. */
export function apiRoutes(needs: ApiNeeds, access: FormAccess): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header('cache-control', 'private, no-cache');
  });
  app.use(etag());
  let document: object | null = null;
  app.get('/openapi.json', (context) => {
    document ??= openApi();
    return context.json(document);
  });
  for (const endpoint of ENDPOINTS) {
    const path = endpoint.path.replace('{id}', ':id{[0-9]{1,18}}');
    app.get(path, (context) => answered(context, endpoint, needs, access));
    app.all(path, (context) => {
      context.header('allow', 'GET, HEAD');
      return problem(context, 405, 'nothing can be changed here');
    });
  }
  app.all('*', (context) => problem(context, 404, 'no such address: /api/v1/openapi.json lists them'));
  app.onError((error, context) => problem(context, 503, errorLine(error)));
  return app;
}
