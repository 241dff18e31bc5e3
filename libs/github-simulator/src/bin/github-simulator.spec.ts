import { afterEach, expect, it } from '@jest/globals';
import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { request as requestHttps } from 'node:https';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { SignJWT } from 'jose';
import { createPrivateKey } from 'node:crypto';
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
    const env = { ...process.env, NODE_OPTIONS: '', TMPDIR: directory };
    const child = spawn(process.execPath, [...loader, main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    children.push(child);
    return child;
  };
  const start = async () => {
    const child = run(...base, '--directory', join(directory, 'state'));
    return { child, root: await readyUrl(child) };
  };
  return { directory, run, start };
}

async function readyUrl({ stdout }: Child): Promise<string> {
  const [chunk] = await once(stdout, 'data');
  return /http:\S+/.exec(String(chunk))?.[0] ?? '';
}

/** What it prints until it is ready, and then its address. */
async function ready(child: Child, stream: 'stdout' | 'stderr' = 'stdout') {
  const output: Buffer[] = [];
  child[stream].on('data', (chunk: Buffer) => output.push(chunk));
  const said = () => Buffer.concat(output).toString();
  while (!said().includes('listening on')) await once(child[stream], 'data');
  return { root: /https?:\S+/.exec(said())?.[0] ?? '', said };
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

it('reads the rest of the command line', () => {
  expect(readArguments([])).toEqual({ appId: 1, organizations: ['acme'], port: 3003, host: '127.0.0.1', quiet: false });
  expect(readArguments(['--seed', 's.yml', '--validate', '--no-limits', '--print-env'])).toMatchObject({
    organizations: [],
    seedFile: 's.yml',
    validate: true,
    noLimits: true,
    printEnv: true,
  });
  const webhook = ['--webhook-url', 'http://127.0.0.1:1', '--webhook-secret-file', 'w'];
  const tls = ['--tls-cert', 'c', '--tls-key', 'k'];
  expect(readArguments([...webhook, ...tls, '--socket', '/s', '--downloads-port', '7'])).toMatchObject({
    webhook: { url: 'http://127.0.0.1:1', secretFile: 'w' },
    tls: { certFile: 'c', keyFile: 'k' },
    socketPath: '/s',
    downloadsPort: 7,
  });
});

it.each([
  [['--public-key', 'k'], '--app-id is missing'],
  [['--app-id', '7'], '--org is missing'],
  [['--tls-cert', 'c'], '--tls-key is missing'],
  [['--tls-key', 'k'], '--tls-cert is missing'],
  [['--webhook-secret-file', 'w'], '--webhook-url is missing'],
  [['--downloads-port', 'x'], '--downloads-port is "x"'],
  [['--nonsense'], "Unknown option '--nonsense'"],
])('refuses the command line %j', (args, message) => {
  expect(() => readArguments(args)).toThrow(message);
});

it('needs no arguments: it makes an App of its own, and says how to use it', async () => {
  const { run, directory } = setup();
  const child = run('--port', '0');
  const { root, said } = await ready(child);
  expect(said()).toContain('installed on acme');
  const file = /its key +(.+)/.exec(said())?.[1] ?? '';
  expect(file.startsWith(directory)).toBe(true);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const key = createPrivateKey(readFileSync(file));
  const seconds = Math.floor(Date.now() / 1000);
  const token = await new SignJWT({ iss: '1', iat: seconds - 60, exp: seconds + 500 })
    .setProtectedHeader({ alg: 'RS256' })
    .sign(key);
  const app = new TestClient((wish) => fetch(wish), root, token);
  expect((await app.get('/orgs/acme/installation')).status).toBe(200);
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(readdirSync(directory)).toEqual(['app.pem']);
});

it('keeps the key of its own App in its directory', async () => {
  const { run, directory } = setup();
  const state = join(directory, 'state');
  const keys: string[] = [];
  for (let time = 0; time < 2; time += 1) {
    const child = run('--port', '0', '--directory', state);
    await ready(child);
    keys.push(readFileSync(join(state, 'app-private-key.pem'), 'utf8'));
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  }
  expect(keys[0]).toBe(keys[1]);
});

it('prints settings that a shell can use, with a token, and logs elsewhere', async () => {
  const { run, directory } = setup();
  const seed = join(directory, 'seed.yml');
  writeFileSync(
    seed,
    'organizations: [umbrella]\nrepositories: [{ name: umbrella/lab, private: true, files: { a: b } }]',
  );
  const child = run('--port', '0', '--seed', seed, '--print-env');
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  const { root, said } = await ready(child, 'stderr');
  while (!said().includes('one of this simulator only')) await once(child.stderr, 'data');
  const settings = join(directory, 'env.sh');
  writeFileSync(settings, Buffer.concat(output));
  const clone = `. ${settings} && git clone --quiet "$GITHUB_API_URL/umbrella/lab.git" ${directory}/lab`;
  const env = { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0' };
  const api = `${clone} && curl --silent --header "Authorization: Bearer $GITHUB_TOKEN" "$GITHUB_API_URL/repos/umbrella/lab"`;
  const answer = await new Promise<string>((resolve, reject) => {
    const shell = spawn('sh', ['-c', api], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    for (const stream of [shell.stdout, shell.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    shell.once('close', () => resolve(Buffer.concat(chunks).toString())).once('error', reject);
  });
  expect(JSON.parse(answer)).toMatchObject({ full_name: 'umbrella/lab', url: `${root}/repos/umbrella/lab` });
  expect(existsSync(join(directory, 'lab', 'a'))).toBe(true);
  expect(said()).toContain('GET /repos/umbrella/lab 200');
  const token = /GITHUB_TOKEN=(\S+)/.exec(Buffer.concat(output).toString())?.[1] ?? '';
  expect(token).toMatch(/^ghs_/);
  expect(said()).not.toContain(token);
  expect(Buffer.concat(output).toString()).not.toContain('listening');
});

it('says in one sentence that its port is taken', async () => {
  const { run, start } = setup();
  const { root } = await start();
  const child = run('--port', new URL(root).port);
  const [[output], [code]] = await Promise.all([once(child.stderr, 'data'), once(child, 'exit')]);
  const address = new URL(root).host;
  expect(String(output)).toBe(`Failed to listen on ${address}. Choose another port, or 0 for a free one.\n`);
  expect(code).toBe(1);
});

it('says what is wrong with a seed, and where', async () => {
  const { run, directory } = setup();
  const seed = join(directory, 'seed.yml');
  writeFileSync(seed, 'repositories: [{ name: acme/demo }]');
  const child = run('--port', '0', '--seed', seed);
  const [[output], [code]] = await Promise.all([once(child.stderr, 'data'), once(child, 'exit')]);
  expect(String(output)).toContain('Failed to seed: repositories[0].name: there is no account acme.');
  expect(code).toBe(1);
  expect(readdirSync(directory).sort()).toEqual(['app.pem', 'seed.yml']);
});

it('listens on a Unix socket, also where a killed process left one', async () => {
  const { run, directory } = setup();
  const socketPath = join(directory, 'github.sock');
  const read = () =>
    new Promise<number | undefined>((resolve, reject) => {
      const call = request({ socketPath, path: '/orgs/acme' }, (response) => resolve(response.resume().statusCode));
      call.once('error', reject).end();
    });
  const first = run('--socket', socketPath);
  await ready(first);
  expect(await read()).toBe(200);
  first.kill('SIGKILL');
  await once(first, 'exit');
  await ready(run('--socket', socketPath));
  expect(await read()).toBe(200);
});

it('speaks HTTPS with a certificate', async () => {
  const { run, directory } = setup();
  const [cert, key] = [join(directory, 'cert.pem'), join(directory, 'key.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, ...subject], {
    stdio: 'ignore',
  });
  const { root } = await ready(run('--port', '0', '--tls-cert', cert, '--tls-key', key));
  expect(root).toMatch(/^https:/);
  const status = await new Promise((resolve, reject) => {
    const ca = readFileSync(cert);
    const call = requestHttps(`${root}/orgs/acme`, { ca }, (response) => resolve(response.resume().statusCode));
    call.once('error', reject).end();
  });
  expect(status).toBe(200);
  const child = run('--port', '0', '--tls-cert', cert, '--tls-key', cert);
  const [[output], [code]] = await Promise.all([once(child.stderr, 'data'), once(child, 'exit')]);
  expect([String(output), code]).toEqual([
    `Failed to use ${cert} with ${cert}. Give a certificate and its own key, both as PEM.\n`,
    1,
  ]);
});
