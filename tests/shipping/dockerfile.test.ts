import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { validate } from 'dockerfile-utils';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(resolve(root, name), 'utf8');

describe('the Dockerfile', () => {
  const text = read('Dockerfile');
  const instructions = text.split('\n').filter((line) => /^[A-Z]+ /.test(line));
  const lastStage = instructions.slice(instructions.findLastIndex((line) => line.startsWith('FROM ')));

  it('has no lint', () => {
    expect(
      validate(text).map((problem) => `line ${problem.range.start.line + 1}: ${problem.message}`),
    ).toEqual([]);
  });

  it('builds in stages, without development dependencies', () => {
    expect(instructions.filter((line) => line.startsWith('FROM ')).length).toBeGreaterThan(1);
    expect(text).toContain('npm ci --omit=dev');
  });

  it('runs as a user of its own, with Node as process 1, and is asked for its health', () => {
    expect(lastStage).toContain('USER node');
    expect(lastStage).toContain('CMD ["node", "bin/rasid.js", "run"]');
    expect(lastStage.some((line) => line.startsWith('HEALTHCHECK '))).toBe(true);
  });

  it('copies every folder that the program reads', () => {
    for (const folder of ['bin', 'config', 'demo', 'schemas', 'src', 'workers']) {
      expect(lastStage).toContain(`COPY ${folder} ./${folder}`);
      expect(read('.dockerignore').split('\n')).toContain(`!${folder}`);
    }
  });
});

describe('compose.small.yaml', () => {
  it('is Rasid alone, with a volume for the database of its own', () => {
    const { services } = load(read('compose.small.yaml')) as {
      services: Record<string, { volumes?: string[]; environment?: Record<string, string> }>;
    };
    expect(Object.keys(services)).toEqual(['rasid']);
    expect(services.rasid?.volumes).toContain('rasid-data:/data');
    expect(services.rasid?.environment).not.toHaveProperty('DATABASE_URL');
  });
});

describe('compose.yaml', () => {
  const { services } = load(read('compose.yaml')) as {
    services: Record<string, { command?: string[]; environment?: Record<string, string>; image?: string }>;
  };

  it('keeps Redis on disk and never evicts', () => {
    expect(services.redis?.command?.join(' ')).toBe(
      'redis-server --appendonly yes --maxmemory-policy noeviction',
    );
  });

  it('points Rasid at both servers', () => {
    expect(Object.keys(services).sort()).toEqual(['postgres', 'rasid', 'redis']);
    expect(services.rasid?.environment?.REDIS_URL).toMatch(/^redis:\/\/redis:/);
    expect(services.rasid?.environment?.DATABASE_URL).toMatch(/@postgres:/);
  });

  it('gives the password apart from the address, so that it may hold any character', () => {
    const { environment } = services.rasid ?? {};
    expect(environment?.DATABASE_URL).not.toContain('POSTGRES_PASSWORD');
    expect(environment?.DATABASE_PASSWORD).toMatch(/^\$\{POSTGRES_PASSWORD:\?[^}]+\}$/);
    expect(services.postgres?.environment?.POSTGRES_PASSWORD).toBe(environment?.DATABASE_PASSWORD);
  });
});

describe('containers', () => {
  interface Service {
    read_only?: boolean;
    cap_drop?: string[];
    security_opt?: string[];
    tmpfs?: string[];
    ports?: string[];
    volumes?: string[];
    privileged?: boolean;
  }
  const all = ['compose.yaml', 'compose.small.yaml'].flatMap((file) =>
    Object.entries((load(read(file)) as { services: Record<string, Service> }).services).map(
      ([name, service]) => [file, name, service] as const,
    ),
  );

  it.each(all)('of %s: %s writes to its volumes alone, and wins no right', (_file, name, service) => {
    expect(service.read_only).toBe(true);
    expect(service.security_opt).toContain('no-new-privileges:true');
    expect(service.tmpfs?.some((place) => place.startsWith('/tmp'))).toBe(true);
    expect(service.privileged).toBeUndefined();
    // PostgreSQL's own image begins as root, to hand its volume to its account.
    if (name !== 'postgres') expect(service.cap_drop).toEqual(['ALL']);
  });

  it.each(all)('of %s: %s is reached from this machine alone', (_file, _name, service) => {
    for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it.each(all)('of %s: %s may not change the configuration, nor reach Docker', (_file, _name, service) => {
    for (const volume of service.volumes ?? [])
      expect(volume).toMatch(/^(?:\.\/config:\/app\/config:ro|[a-z]+-data:\/[a-z/]+)$/);
  });
});
