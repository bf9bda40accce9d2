import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { ENDPOINTS } from './endpoints.ts';
import { BASE } from './parts.ts';
import { NAMED, Problem } from './shapes/components.ts';

const ABOUT = `What Rasid found, to read: stories, developments, statements, deadlines, articles, deliveries. Nothing can be changed here.
Lists come in pages; \`next\` of one is the \`cursor\` of the page behind it. Answers have an ETag: asked again with
If-None-Match, what has not changed is answered with 304. New fields may be added within v1.`;

const ref = (id: string): { $ref: string } => ({ $ref: `#/components/schemas/${id}` });

function nameOf(schema: z.ZodType): string {
  const id = NAMED.get(schema)?.id;
  if (id === undefined) throw new Error('an answer of the API has no name');
  return id;
}

/** The schema of a part, without what only a schema that stands alone needs. */
function partOf(schema: object): object {
  const { $schema: _, $id: __, ...part } = schema as Record<string, unknown>;
  return part;
}

function parametersOf({ path, query }: Endpoint): object[] {
  const { properties = {} } = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' });
  const ids = path.includes('{id}')
    ? [{ name: 'id', in: 'path', required: true, schema: { type: 'string', pattern: '^\\d{1,18}$' } }]
    : [];
  const asked = Object.entries(properties).map(([name, property]) => {
    const { description, ...schema } = property as Record<string, unknown>;
    const optional = query.shape[name]?.safeParse(undefined).success ?? true;
    return {
      name,
      in: 'query',
      required: !optional,
      ...(description === undefined ? {} : { description }),
      schema,
    };
  });
  return [...ids, ...asked];
}

const problem = (description: string): object => ({
  description,
  content: { 'application/problem+json': { schema: ref(nameOf(Problem)) } },
});

function operationOf(endpoint: Endpoint): object {
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    parameters: parametersOf(endpoint),
    responses: {
      200: {
        description: 'What was found.',
        headers: { ETag: { schema: { type: 'string' } } },
        content: { 'application/json': { schema: ref(nameOf(endpoint.answer)) } },
      },
      304: { description: 'Not changed since the answer that If-None-Match names.' },
      400: problem('A parameter is wrong, or there is none of that name.'),
      403: problem('Not served under the name it was asked for.'),
      ...(endpoint.path.includes('{id}') ? { 404: problem('There is no such thing.') } : {}),
      503: problem('The database cannot be reached.'),
    },
  };
}

/** The OpenAPI 3.1 document of the API, from the schemas that its answers are made by. */
export function openApi(): object {
  const { schemas } = z.toJSONSchema(NAMED, { io: 'input', uri: (id) => `#/components/schemas/${id}` });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rasid',
      version: '1.0.0',
      description: ABOUT,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: BASE }],
    paths: Object.fromEntries(ENDPOINTS.map((endpoint) => [endpoint.path, { get: operationOf(endpoint) }])),
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, partOf(schema)])),
    },
  };
}
