import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { GitHubSettings, loadSettings } from '@project-factory/shared-config';
import { ValidationError } from '../errors/validation.error.js';
import { GitHubAppClient } from '../github-app.client.js';
import type { GitHubOptions } from '../github.options.js';
import { connect, PRIVATE_KEY } from '../testing/connect.js';

const good: GitHubOptions = { org: 'acme', appId: 7, privateKey: PRIVATE_KEY };

function refusal(options: object): string {
  try {
    GitHubAppClient.create({ ...good, ...options });
  } catch (error) {
    if (error instanceof ValidationError) return error.message;
    throw error;
  }
  throw new Error('The options were accepted.');
}

it.each([
  ['org', undefined, 'org is not set. Give the name as in'],
  ['org', 'https://github.com/acme', 'org is "https://github.com/acme", which no organisation can be called. Give the'],
  ['org', '', 'org is "", which no organisation can be called.'],
  ['appId', undefined, 'appId is not set. Choose a whole number from 1 to'],
  ['appId', '7', 'appId is "7", not a number. Choose a whole number from 1 to'],
  ['appId', 7.5, 'appId is 7.5, not a whole number.'],
  ['appId', NaN, 'appId is NaN, not a whole number.'],
  ['appId', 0, 'appId is 0, out of range.'],
  ['requestTimeoutMs', 0, 'requestTimeoutMs is 0, out of range. Choose a whole number from 1 to 600000.'],
  ['requestTimeoutMs', 600_001, 'requestTimeoutMs is 600001, out of range.'],
  ['requestTimeoutMs', Infinity, 'requestTimeoutMs is Infinity, not a whole number.'],
  ['requestTimeoutMs', '15s', 'requestTimeoutMs is "15s", not a number.'],
  ['maxRequestsPerHour', 0, 'maxRequestsPerHour is 0, out of range. Choose a whole number from 1 to 1000000.'],
  ['maxConcurrentRequests', 1.5, 'maxConcurrentRequests is 1.5, not a whole number.'],
  ['tokenTtlSeconds', 0, 'tokenTtlSeconds is 0, out of range.'],
  ['retryDelayMs', -1, 'retryDelayMs is -1, out of range. Choose a whole number from 0 to 600000.'],
  ['conditionalCacheBytes', '16MB', 'conditionalCacheBytes is "16MB", not a number.'],
  ['apiBaseUrl', 'api.github.com', 'apiBaseUrl is "api.github.com", not an http(s) URL. Give https://api.github.com,'],
  ['apiBaseUrl', '/api/v3', 'apiBaseUrl is "/api/v3", not an http(s) URL.'],
  ['apiBaseUrl', 'ftp://api.github.com', 'apiBaseUrl is "ftp://api.github.com", not an http(s) URL.'],
  ['apiBaseUrl', 'https://api.github.com?x=1', 'apiBaseUrl ends in a query or a fragment'],
  ['apiBaseUrl', 'http://api.github.com', 'which would send tokens in clear text.'],
  ['apiBaseUrl', null, 'apiBaseUrl is "null", not an http(s) URL.'],
])('refuses %s = %j', (option, value, message) => {
  expect(refusal({ [option]: value })).toContain(message);
});

it('tells of all of them at once', () => {
  expect(refusal({ org: 'a b', appId: -1, requestTimeoutMs: 0.5, retires: 3 })).toMatch(
    /^Failed to create the client: retires is no option\..* org is "a b".* appId is -1.* requestTimeoutMs is 0\.5/,
  );
});

it.each(['maxRequestPerHour', 'appID', 'timeoutMs', 'toString'])('does not take %s for an option', (name) => {
  const options = 'org, appId, privateKey, apiBaseUrl, ';
  expect(refusal({ [name]: 1 })).toContain(`Failed to create the client: ${name} is no option. There are ${options}`);
});

it('shows neither credentials, a token in the wrong place nor the value of what is no option', () => {
  const secret = `ghp_${'a1'.repeat(18)}`;
  const message = refusal({ apiBaseUrl: `https://user:${secret}@host`, org: secret, appId: secret, token: secret });
  expect(message).toMatch(/apiBaseUrl holds credentials, which the App does not need\./);
  expect(message).not.toContain('a1a1');
});

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });

it.each([
  ['none at all', undefined, 'holds no PEM'],
  ['the path of one', '/app/keys/github_app.pem', 'holds no PEM'],
  ['half of one', PRIVATE_KEY.slice(0, 400), 'holds a damaged PEM'],
  ['one of another kind', ec.privateKey.export({ type: 'pkcs8', format: 'pem' }), 'holds a key of type ec, not RSA'],
  ['the public one', ec.publicKey.export({ type: 'spki', format: 'pem' }), 'holds a public key, not the private one'],
])('refuses %s as privateKey, and shows nothing of it', (_what, privateKey, problem) => {
  const message = refusal({ privateKey });
  expect(message).toMatch(`Failed to create the client: privateKey ${problem}. `);
  expect(message).not.toMatch(/MI[GIH]|github_app/);
});

it.each([
  ['escaped line breaks', PRIVATE_KEY.replaceAll('\n', '\\n')],
  ['base64', Buffer.from(PRIVATE_KEY).toString('base64')],
])('signs with a key in %s', async (_form, privateKey) => {
  const { client } = await connect({ client: { privateKey } });
  expect(await client.getOrgToken()).toMatch(/^ghs_/);
});

it('takes GitHubSettings as they are, with the key from a variable or from a file', () => {
  const directory = mkdtempSync(join(tmpdir(), 'check-options-spec-'));
  const file = join(directory, 'app.pem');
  writeFileSync(file, PRIVATE_KEY, { mode: 0o600 });
  for (const key of [{ GITHUB_APP_PRIVATE_KEY: PRIVATE_KEY }, { GITHUB_APP_PRIVATE_KEY_PATH: file }]) {
    const [settings] = loadSettings([GitHubSettings], { GITHUB_ORG: 'acme', GITHUB_APP_ID: '7', ...key });
    expect(GitHubAppClient.create(settings).org).toBe('acme');
  }
  rmSync(directory, { recursive: true });
});

it('takes an option that is undefined for one that is not given', () => {
  const unset = { apiBaseUrl: undefined, requestTimeoutMs: undefined } as unknown as Partial<GitHubOptions>;
  expect(GitHubAppClient.create({ ...good, ...unset }).org).toBe('acme');
});
