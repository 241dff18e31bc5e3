import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from '@jest/globals';
import { DirectoryInUseError } from '../errors/directory-in-use.error.js';
import { DirectoryLock } from './directory-lock.js';
import { startTimeOf } from './running-process.js';

const directories: string[] = [];

afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
});

function setup(holder?: object | string) {
  const directory = mkdtempSync(join(tmpdir(), 'lock-'));
  directories.push(directory);
  const path = join(directory, 'queue.lock');
  if (holder) writeFileSync(path, typeof holder === 'string' ? holder : JSON.stringify(holder));
  return { directory, path, read: () => JSON.parse(readFileSync(path, 'utf8')) as { pid: number; token: string } };
}

function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

it('holds a file with its process id until it is released', () => {
  const { directory, path, read } = setup();

  const lock = DirectoryLock.acquire(path);
  expect(read().pid).toBe(process.pid);
  lock.release();

  expect(readdirSync(directory)).toEqual([]);
});

it('refuses a file that another live process holds', async () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 60_000)'], { stdio: 'ignore' });
  await once(other, 'spawn');
  const { directory, path } = setup({ pid: other.pid, token: 'theirs' });

  expect(() => DirectoryLock.acquire(path)).toThrow(
    `The data directory ${directory} is in use by process ${other.pid}.`,
  );
  other.kill();
  await once(other, 'exit');
  DirectoryLock.acquire(path).release();
});

it('takes over from a process that died, was this one before a restart, or did not finish writing', () => {
  const left = [{ pid: deadPid(), token: 'dead' }, { pid: process.pid, token: 'mine before' }, '', '{"pid":'];

  for (const holder of left) {
    const { directory, path, read } = setup(holder);
    const lock = DirectoryLock.acquire(path);
    expect(read().pid).toBe(process.pid);
    expect(readdirSync(directory)).toEqual(['queue.lock']);
    lock.release();
  }
});

it('takes over when the process id belongs to a later process', () => {
  const { path, read } = setup({ pid: process.ppid, token: 'before a reboot', startTime: '1' });
  const knowsStartTimes = startTimeOf(process.ppid) !== undefined;

  if (knowsStartTimes) {
    DirectoryLock.acquire(path);
    expect(read().pid).toBe(process.pid);
  } else {
    expect(() => DirectoryLock.acquire(path)).toThrow(DirectoryInUseError);
  }
});

it('goes on after a takeover that died half-way', () => {
  const { directory, path, read } = setup({ pid: deadPid(), token: 'dead' });
  writeFileSync(`${path}.dead`, JSON.stringify({ pid: deadPid(), token: 'died while taking over' }));

  DirectoryLock.acquire(path);

  expect(read().pid).toBe(process.pid);
  expect(readdirSync(directory)).toEqual(['queue.lock']);
});

it('leaves the file to who has taken it over', () => {
  const { path, read } = setup();
  const lock = DirectoryLock.acquire(path);
  writeFileSync(path, JSON.stringify({ pid: 1, token: 'another' }));

  lock.release();

  expect(existsSync(path)).toBe(true);
  expect(read().token).toBe('another');
});
