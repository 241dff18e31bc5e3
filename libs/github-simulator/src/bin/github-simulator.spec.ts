import { afterEach, expect, it } from '@jest/globals';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { appId, publicKey, signAppToken } from '../testing/app-key.js';
import { temporaryDirectory } from '../testing/git.js';
import { TestClient } from '../testing/test-client.js';
import { readArguments } from './arguments.js';

/** Runs TypeScript as it is. */
const fromSource = new URL('../../../../tools/source/register.mjs', import.meta.url).href;

type Child = ChildProcessByStdio<null, Readable, Readable>;

const children: Child[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function setup() {
  const directory = temporaryDirectory();
  const key = join(directory, 'app.pem');
  writeFileSync(key, publicKey);
  const base = ['--app-id', String(appId), '--public-key', key, '--org', 'acme', '--port', '0'];
  const run = (...args: string[]): Child => {
    const loader = ['--conditions=@project-factory/source', '--import', fromSource];
    const main = join(import.meta.dirname, 'github-simulator.ts');
    const env = { ...process.env, NODE_OPTIONS: '' };
    const child = spawn(process.execPath, [...loader, main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    children.push(child);
    return child;
  };
  const start = async () => {
    const child = run(...base, '--directory', join(directory, 'state'));
    return { child, root: await readyUrl(child) };
  };
  return { run, start };
}

async function readyUrl({ stdout }: Child): Promise<string> {
  const [chunk] = await once(stdout, 'data');
  return /http:\S+/.exec(String(chunk))?.[0] ?? '';
}

async function clientOf(root: string): Promise<TestClient> {
  const app = new TestClient((request) => fetch(request), root, await signAppToken(new Date()));
  const { body: installation } = await app.get('/orgs/acme/installation');
  const { body } = await app.post(`/app/installations/${installation.id}/access_tokens`);
  return app.as(body.token);
}

it('ends cleanly when it is told to', async () => {
  const { start } = setup();
  const { child, root } = await start();
  await clientOf(root);
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

it('remembers everything that it answered when it is killed', async () => {
  const { start } = setup();
  const first = await start();
  const github = await clientOf(first.root);
  const creations = Array.from({ length: 50 }, (_, index) =>
    github.post('/orgs/acme/repos', { name: `repository-${index}`, auto_init: true }).then(
      ({ body }) => body.name as string,
      () => undefined,
    ),
  );
  await Promise.race(creations);
  first.child.kill('SIGKILL');
  const told = (await Promise.all(creations)).filter((name) => name !== undefined);
  const second = await clientOf((await start()).root);
  for (const name of told) {
    expect((await second.get(`/repos/acme/${name}/contents/README.md`)).status).toBe(200);
  }
  expect(told.length).toBeGreaterThan(0);
});

it('says what is wrong with its arguments', async () => {
  const { run } = setup();
  const child = run('--org', 'acme', '--app-id', 'x');
  const [[output], [code]] = await Promise.all([once(child.stderr, 'data'), once(child, 'exit')]);
  expect([String(output), code]).toEqual(['Failed to start: --app-id is "x". Give a whole number.\n', 1]);
});

it('reads the command line', () => {
  expect(
    readArguments(['--app-id', '7', '--public-key', 'k', '--org', 'a', '--org', 'b', '--host', '0.0.0.0']),
  ).toEqual({
    appId: 7,
    publicKeyFile: 'k',
    organizations: ['a', 'b'],
    port: 3003,
    host: '0.0.0.0',
    directory: undefined,
    quiet: false,
  });
  expect(readArguments(['--help'])).toBe('help');
  expect(() => readArguments(['--app-id', '7', '--public-key', 'k'])).toThrow('--org is missing');
});
