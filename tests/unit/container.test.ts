import { existsSync } from 'node:fs';
import { load } from 'js-yaml';
import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { expect, test } from 'vitest';
import { projectPath } from '../../scripts/settings/environment.ts';
import { read } from './docs/documents.ts';

const text = read('Dockerfile');
const dockerfile = DockerfileParser.parse(text);
const instructions = dockerfile.getInstructions().map((one) => ({
  keyword: one.getKeyword(),
  value: one.getArgumentsContent() ?? '',
}));
const last = instructions.slice(instructions.findLastIndex(({ keyword }) => keyword === 'FROM'));
const valueOf = (keyword: string) => last.find((one) => one.keyword === keyword)?.value;

test('the Dockerfile is valid', () => {
  expect(validate(text)).toEqual([]);
  expect(validate(text.replace('HEALTHCHECK --interval', 'HEALTHCHECK --intervall'))).not.toEqual(
    [],
  );
});

test('what runs is not root, has a health check, and only what was packed', () => {
  expect(valueOf('USER')).toBe('nonroot');
  expect(valueOf('HEALTHCHECK')).toContain('/healthz');
  const copies = text.slice(text.lastIndexOf('\nFROM ')).match(/^COPY .+$/gm) ?? [];
  expect(copies).toHaveLength(2);
  for (const copy of copies) expect(copy).toContain('--from=build ');
  const [, program = ''] = /"(.+)"/.exec(valueOf('CMD') ?? '') ?? [];
  expect(existsSync(projectPath(program))).toBe(true);
});

test('the check of the health ends with 0 for an answer, and with 1 for none', async () => {
  const [, code = ''] = /"-e", "(.+)"\]/.exec(valueOf('HEALTHCHECK') ?? '') ?? [];
  const exits = async (answer: () => Promise<{ ok: boolean }>) => {
    const codes: number[] = [];
    const environment = { env: { PORT: '4321' }, exit: (status: number) => codes.push(status) };
    new Function('fetch', 'process', code)(answer, environment);
    await new Promise(setImmediate);
    return codes;
  };
  expect(await exits(() => Promise.resolve({ ok: true }))).toEqual([0]);
  expect(await exits(() => Promise.resolve({ ok: false }))).toEqual([1]);
  expect(await exits(() => Promise.reject(new Error('refused')))).toEqual([1]);
});

test('no secret and nothing of another machine gets into the image', () => {
  const ignored = read('.dockerignore').split('\n');
  for (const path of ['.env', '.git', 'node_modules', 'dist', '.broadsheet'])
    expect(ignored).toContain(path);
});

test('the outbox is on a volume, and the container may write nowhere else', () => {
  const { services, volumes } = load(read('compose.yaml')) as {
    services: Record<string, Record<string, unknown>>;
    volumes: Record<string, unknown>;
  };
  const [site = {}] = Object.values(services);
  const [volume = ''] = site['volumes'] as string[];
  const [name = '', path = ''] = volume.split(':');
  expect(Object.keys(volumes)).toEqual([name]);
  expect(valueOf('VOLUME')).toBe(path);
  expect(valueOf('ENV')).toContain(`OUTBOX_PATH=${path}/`);
  expect(site['read_only']).toBe(true);
});
