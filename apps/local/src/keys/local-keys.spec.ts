import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from '@jest/globals';
import { API_HEADER_FILE, localKeys, TOOLS_HEADER_FILE } from './local-keys.js';

const directories: string[] = [];

afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

function setup(): string {
  const directory = mkdtempSync(join(tmpdir(), 'local-keys-spec-'));
  directories.push(directory);
  return join(directory, 'keys');
}

it('makes the keys once', async () => {
  const directory = setup();
  const keys = await localKeys(directory);
  expect(await localKeys(directory)).toEqual(keys);
  expect(await localKeys(setup())).not.toEqual(keys);
});

it('keeps them for their owner alone', async () => {
  const directory = setup();
  await localKeys(directory);
  expect(statSync(directory).mode & 0o777).toBe(0o700);
  for (const file of ['keys.json', API_HEADER_FILE, TOOLS_HEADER_FILE]) {
    expect(statSync(join(directory, file)).mode & 0o777).toBe(0o600);
  }
});

it('writes the tokens as headers that curl reads from a file', async () => {
  const directory = setup();
  const { apiToken } = await localKeys(directory);
  expect(readFileSync(join(directory, API_HEADER_FILE), 'utf8')).toBe(`Authorization: Bearer ${apiToken}\n`);
});
