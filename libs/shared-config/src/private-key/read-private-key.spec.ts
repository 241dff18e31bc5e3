import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import type { Environment } from '../environment/environment.js';
import { SettingError } from '../errors/setting.error.js';
import { readPrivateKey } from './read-private-key.js';

const directory = mkdtempSync(join(tmpdir(), 'private-key-'));
afterAll(() => rmSync(directory, { recursive: true }));

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const PKCS1 = rsa.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const PKCS8 = rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

function file(name: string, content: string, mode = 0o640): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  chmodSync(path, mode);
  return path;
}

function fault(env: Environment): string {
  try {
    readPrivateKey(env);
  } catch (error) {
    if (error instanceof SettingError)
      return `${error.variable ?? 'GITHUB_APP_PRIVATE_KEY'} ${error.problem}. ${error.remedy}`;
    throw error;
  }
  throw new Error('the key was accepted');
}

it.each([
  ['PKCS#1', PKCS1],
  ['PKCS#8', PKCS8],
  ['escaped newlines', PKCS1.replaceAll('\n', '\\n')],
  ['quotes around escaped newlines', `"${PKCS1.replaceAll('\n', '\\n')}"`],
  ['Windows line ends', PKCS1.replaceAll('\n', '\r\n')],
  ['base64 of the PEM', Buffer.from(PKCS1).toString('base64')],
])('reads %s from the variable, as PKCS#8', (_form, text) => {
  expect(readPrivateKey({ GITHUB_APP_PRIVATE_KEY: text })).toBe(PKCS8);
});

it('reads a file, and a link that stays in its directory as Kubernetes makes them', () => {
  const path = file('app.pem', PKCS1);
  mkdirSync(join(directory, '..data'));
  symlinkSync(file('..data/linked.pem', PKCS1), join(directory, 'linked.pem'));
  expect(readPrivateKey({ GITHUB_APP_PRIVATE_KEY_PATH: path })).toBe(PKCS8);
  expect(readPrivateKey({ GITHUB_APP_PRIVATE_KEY_PATH: join(directory, 'linked.pem') })).toBe(PKCS8);
});

it('refuses two sources and says which to drop', () => {
  const env = { GITHUB_APP_PRIVATE_KEY: PKCS1, GITHUB_APP_PRIVATE_KEY_PATH: '/somewhere' };
  expect(fault(env)).toMatch(/is set, and so is GITHUB_APP_PRIVATE_KEY_PATH\. Keep one\. Remove/);
});

it('looks in /app/keys when nothing names the key', () => {
  expect(fault({})).toMatch(
    /^GITHUB_APP_PRIVATE_KEY_PATH names "\/app\/keys\/github_app\.pem", where there is no file/,
  );
});

it.each([
  ['a directory', () => directory, /a directory\. Name the file in it/],
  [
    'what is not there',
    () => join(directory, 'absent.pem'),
    /where there is no file\. Put the App's private key there/,
  ],
  ['what cannot be read', () => join(file('plain', 'x'), 'app.pem'), /cannot be read \(ENOTDIR\)/],
  [
    'what everyone can read',
    () => file('open.pem', PKCS1, 0o644),
    /everyone on the machine can read\. Run "chmod 640"/,
  ],
  ['what is far too large', () => file('large.pem', 'x'.repeat(70_000)), /is no PEM file/],
  ['a device', () => '/dev/null', /is no PEM file/],
  ['what holds no PEM', () => file('text.pem', 'hello'), /names a file that holds no PEM/],
  [
    'a key in place of a path',
    () => PKCS1,
    /holds a key, not the path of one\. Move the key to GITHUB_APP_PRIVATE_KEY/,
  ],
])('refuses %s', (_what, path, message) => {
  const problem = fault({ GITHUB_APP_PRIVATE_KEY_PATH: path() });
  expect(problem).toMatch(message);
  expect(problem).not.toContain('MII');
});

it('refuses a link that leads out of its directory', () => {
  const target = file('target.pem', PKCS1);
  mkdirSync(join(directory, 'links'));
  symlinkSync(target, join(directory, 'links', 'app.pem'));
  expect(fault({ GITHUB_APP_PRIVATE_KEY_PATH: join(directory, 'links', 'app.pem') })).toMatch(
    /leads out of its directory/,
  );
});

it.each([
  ['text', 'hello', /holds no PEM/],
  [
    'a public key',
    rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    /a public key, not the private one/,
  ],
  ['an EC key', ec.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), /a key of type ec, not RSA/],
  ['a SEC1 key', ec.privateKey.export({ type: 'sec1', format: 'pem' }).toString(), /a key of type ec, not RSA/],
  ['a short key', short(), /an RSA key of 1024 bits, fewer than 2048/],
  ['an encrypted PKCS#8 key', encrypted('pkcs8'), /an encrypted key\. Decrypt it first/],
  ['an encrypted PKCS#1 key', encrypted('pkcs1'), /an encrypted key\. Decrypt it first/],
  ['an OpenSSH key', '-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n-----END OPENSSH PRIVATE KEY-----', /an OpenSSH key/],
  ['a key that was cut off', PKCS1.slice(0, 400), /a damaged PEM/],
])('refuses %s and shows nothing of it', (_what, text, message) => {
  const problem = fault({ GITHUB_APP_PRIVATE_KEY: text });
  expect(problem).toMatch(message);
  expect(problem).not.toMatch(/MI[GIH]|abc/);
});

function short(): string {
  return generateKeyPairSync('rsa', { modulusLength: 1024 })
    .privateKey.export({ type: 'pkcs1', format: 'pem' })
    .toString();
}

function encrypted(type: 'pkcs1' | 'pkcs8'): string {
  return rsa.privateKey.export({ type, format: 'pem', cipher: 'aes-256-cbc', passphrase: 'p' }).toString();
}
