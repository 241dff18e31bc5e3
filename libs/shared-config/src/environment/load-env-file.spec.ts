import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from '@jest/globals';
import { ConfigurationError } from '../errors/configuration.error.js';
import { loadEnvFile } from './load-env-file.js';

const directory = mkdtempSync(join(tmpdir(), 'env-file-'));
const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
  rmSync(directory, { recursive: true, force: true });
});

it('adds what the file has and leaves what is set', () => {
  const path = join(directory, '.env');
  writeFileSync(path, 'ENV_FILE_NEW=from file\nENV_FILE_SET=from file\n');
  process.env['ENV_FILE_SET'] = 'from shell';
  loadEnvFile(path);
  expect(process.env).toMatchObject({ ENV_FILE_NEW: 'from file', ENV_FILE_SET: 'from shell' });
});

it('does without a file', () => {
  expect(() => loadEnvFile(join(directory, 'absent'))).not.toThrow();
});

it('refuses a file that cannot be read', () => {
  expect(() => loadEnvFile(tmpdir())).toThrow(ConfigurationError);
});
