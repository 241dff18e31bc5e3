import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it, jest } from '@jest/globals';

jest.setTimeout(60_000);

const FIXTURE = fileURLToPath(new URL('../testing/boot-service.fixture.ts', import.meta.url));
const LOADER = new URL('../../../../tools/source/register.mjs', import.meta.url).href;

const children: ChildProcess[] = [];
const directories: string[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

interface Booted {
  readonly child: ChildProcess;
  readonly stderr: () => string;
  readonly stdout: () => string;
  /** Resolves with the process' exit code. */
  readonly exit: Promise<number | null>;
  /** Resolves when the log has the text. */
  readonly logged: (text: string) => Promise<void>;
  readonly ready: () => Promise<string>;
}

function setup(env: Record<string, string> = {}, envFile = ''): Booted {
  const directory = mkdtempSync(join(tmpdir(), 'boot-service-'));
  directories.push(directory);
  if (envFile) writeFileSync(join(directory, '.env'), envFile);
  const child = spawn(process.execPath, ['--conditions=@project-factory/source', '--import', LOADER, FIXTURE], {
    cwd: directory,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (output.stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (output.stderr += String(chunk)));
  const exit = once(child, 'close').then(([code]) => code as number | null);
  const logged = async (text: string): Promise<void> => {
    while (!output.stdout.includes(text)) {
      const ended = await Promise.race([once(child.stdout, 'data').then(() => false), exit.then(() => true)]);
      if (ended && !output.stdout.includes(text)) throw new Error(`ended without "${text}": ${output.stderr}`);
    }
  };
  const ready = async (): Promise<string> => {
    await logged('is ready on');
    const record = output.stdout.split('\n').find((line) => line.includes('readyAfterMs')) ?? '{}';
    return (JSON.parse(record) as { url: string }).url;
  };
  return { child, exit, logged, ready, stderr: () => output.stderr, stdout: () => output.stdout };
}

it('reads .env below the environment, prints every fault on stderr and exits 78', async () => {
  const { exit, stderr } = setup(
    { LOG_LEVEL: 'loud', REDIS_URL: 'http://:hunter2@redis' },
    'LOG_LEVEL=info\nAPI_PORT=x',
  );
  expect(await exit).toBe(78);
  expect(stderr()).toMatch(/3 faults\..*API_PORT is "x".*LOG_LEVEL is "loud".*REDIS_URL does not start with/s);
  expect(stderr()).not.toContain('hunter2');
});

it('says when the port is taken and exits 1', async () => {
  const other = createServer().listen(0, '127.0.0.1').unref();
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const { exit, stderr } = setup({ API_PORT: String(port) });
  expect(await exit).toBe(1);
  expect(stderr()).toContain(`Failed to listen on 127.0.0.1, port ${String(port)}: the port is taken.`);
  other.close();
});

it('tells that it is ready, and on SIGTERM exits 0', async () => {
  const { child, exit, ready, stdout } = setup({ API_PORT: '0' });
  const url = await ready();
  expect(stdout()).toMatch(
    /"msg":"trouble is ready on http:\/\/127\.0\.0\.1:\d+ \(\d+ ms after the process started\)"/,
  );
  expect((await fetch(`${url}/absent`)).status).toBe(404);
  child.kill('SIGTERM');
  expect(await exit).toBe(0);
});

it('exits 130 at once on a second signal', async () => {
  const { child, exit, logged, ready } = setup({ API_PORT: '0' });
  const hanging = fetch(`${await ready()}/hang`).catch(() => undefined);
  await logged('GET /hang arrived');
  child.kill('SIGINT');
  await logged('SIGINT received');
  child.kill('SIGTERM');
  expect(await exit).toBe(130);
  await hanging;
});

it.each([
  ['crash', 'crashed with [redacted]'],
  ['reject', 'rejected'],
])('logs what nobody caught without secrets and exits 1 (%s)', async (path, message) => {
  const { exit, ready, stdout } = setup({ API_PORT: '0' });
  await fetch(`${await ready()}/${path}`).catch(() => undefined);
  expect(await exit).toBe(1);
  expect(stdout()).toContain(`"message":"${message}"`);
  expect(stdout()).not.toContain('a1B2');
});
