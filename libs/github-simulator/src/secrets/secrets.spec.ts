import { expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FileStateDirectory } from '../storage/file-state-directory.js';
import { temporaryDirectory } from '../testing/git.js';
import { seal } from '../testing/seal.js';
import { sealedBoxesReady } from './sealed-box.js';
import { Secrets } from './secrets.js';

async function setup() {
  await sealedBoxesReady();
  const path = temporaryDirectory();
  const secrets = new Secrets(new FileStateDirectory(path), 100);
  const put = async (name: string, value: string) =>
    secrets.put(name, await seal(secrets.keyPair().publicKey, value), 0);
  return { path, secrets, put };
}

it('opens secrets that were sealed for any of its keys', async () => {
  const { secrets, put } = await setup();
  await put('FIRST', 'one');
  secrets.rotateKeyPair();
  await put('SECOND', 'two');
  secrets.rotateKeyPair();
  expect([secrets.open('FIRST'), secrets.open('SECOND')]).toEqual(['one', 'two']);
});

it('has another key after a rotation, and keeps that', async () => {
  const { path, secrets } = await setup();
  const first = secrets.keyPair();
  secrets.rotateKeyPair();
  const second = secrets.keyPair();
  expect(second.keyId).not.toBe(first.keyId);
  expect(new Secrets(new FileStateDirectory(path), 100).keyPair()).toEqual(second);
});

it('writes down no secret in plain', async () => {
  const { path, put } = await setup();
  await put('TOKEN', 'hunter2');
  const written = readdirSync(path).map((file) => readFileSync(join(path, file), 'utf8'));
  expect(written.join('\n')).not.toContain('hunter2');
});

it('tells an empty secret from none', async () => {
  const { secrets, put } = await setup();
  await put('EMPTY', '');
  expect(secrets.open('EMPTY')).toBe('');
  expect(secrets.open('NONE')).toBeUndefined();
});
