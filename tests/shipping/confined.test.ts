import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(resolve(root, name), 'utf8');

interface Service {
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  pids_limit?: number;
  user?: string;
  build?: string;
  tmpfs?: string[];
  volumes?: string[];
  logging?: { driver: string; options: Record<string, string> };
}

const all = ['compose.yaml', 'compose.small.yaml'].flatMap((file) => {
  const { services } = load(read(file)) as { services: Record<string, Service> };
  return Object.entries(services).map(([name, service]) => [`${name} of ${file}`, service] as const);
});

describe('a container', () => {
  it.each(all)('%s has no more rights than it needs', (_name, service) => {
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
    expect(service.pids_limit).toBeGreaterThan(0);
    // Whoever starts as root and becomes another needs a right for it; the image of Rasid has `USER node`.
    expect(service.build ?? service.user).toMatch(/^(?:\.|[1-9]\d*:[1-9]\d*)$/);
  });

  it.each(all)('%s fills no disk with its log', (_name, { logging }) => {
    expect(logging?.driver).toBe('json-file');
    expect(logging?.options['max-size']).toMatch(/^\d+m$/);
    expect(Number(logging?.options['max-file'])).toBeGreaterThan(0);
  });

  it.each(all.filter(([, { build }]) => build))(
    '%s has where to write: its data and /tmp',
    (_name, service) => {
      expect(service.tmpfs?.join()).toMatch(/^\/tmp\b/);
      expect(service.volumes).toContain('rasid-data:/data');
    },
  );
});

describe('deploy/rasid.service', () => {
  const unit = read('deploy/rasid.service');
  const settings = new Map(
    unit
      .split('\n')
      .filter((line) => /^[A-Z]\w+=/.test(line))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );

  it('starts what there is, as nobody of consequence', () => {
    const [node = '', cli = '', command] = (settings.get('ExecStart') ?? '').split(' ');
    expect(node).toBe('/opt/rasid/node_modules/.bin/node');
    expect(read(cli.replace('/opt/rasid/', ''))).toContain('process.');
    expect(command).toBe('run');
    expect(settings.get('User')).toBe('rasid');
  });

  it('lets Rasid stop its database, in time', () => {
    expect(settings.get('KillMode')).toBe('mixed');
    expect(Number(settings.get('TimeoutStopSec'))).toBeGreaterThanOrEqual(40);
  });

  it.each([
    ['NoNewPrivileges', 'yes'],
    ['ProtectSystem', 'strict'],
    ['ProtectHome', 'yes'],
    ['PrivateTmp', 'yes'],
    ['PrivateDevices', 'yes'],
    ['CapabilityBoundingSet', ''],
    ['RestrictNamespaces', 'yes'],
    ['SystemCallArchitectures', 'native'],
  ])('is confined: %s=%s', (name, value) => {
    expect(settings.get(name)).toBe(value);
  });

  it('may still compile as it runs, and reach networks and its own socket', () => {
    expect(settings.has('MemoryDenyWriteExecute')).toBe(false);
    expect(settings.get('RestrictAddressFamilies')?.split(' ')).toEqual(
      expect.arrayContaining(['AF_INET', 'AF_INET6', 'AF_UNIX']),
    );
  });
});
