import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { GitHubSettings, loadSettings } from '@project-factory/shared-config';
import { readEnvironment } from './read-environment.js';
import { serviceEnvironment } from './service-environment.js';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const appPrivateKey = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const keys = { appPrivateKey, apiToken: '', toolsToken: '', sealing: { publicKey: '', privateKey: '' } };
const ports = { api: 0, scaffolder: 0, tools: 0, github: 0 };
const apiBaseUrl = 'http://127.0.0.1:3003';

/** What the services make of an environment of the user's. */
function settingsFrom(env: Record<string, string>): GitHubSettings {
  const options = { ...readEnvironment(env), dataDirectory: '.data', keys, ports };
  return loadSettings([GitHubSettings], serviceEnvironment(options, { appId: 1, apiBaseUrl }))[0];
}

it('needs nothing', () => {
  const settings = settingsFrom({});
  expect(settings).toMatchObject({ org: 'project-factory', maxWaitMs: 5_000, onStoreOutage: 'fail' });
  expect([settings.maxRequestsPerHour, settings.redisUrl]).toEqual([undefined, undefined]);
});

it('takes the organisation, Redis and the limits', () => {
  const settings = settingsFrom({
    GITHUB_ORG: 'acme',
    REDIS_URL: 'redis://127.0.0.1:6379',
    GITHUB_MAX_REQUESTS_PER_HOUR: '3',
    GITHUB_MAX_CONCURRENT_REQUESTS: '2',
    GITHUB_MAX_WAIT_MS: '0',
    GITHUB_ON_STORE_OUTAGE: 'local-share',
    GITHUB_LOCAL_SHARE: '0.5',
  });
  expect(settings).toMatchObject({
    org: 'acme',
    maxRequestsPerHour: 3,
    maxConcurrentRequests: 2,
    maxWaitMs: 0,
    onStoreOutage: 'local-share',
    localShare: 0.5,
  });
  expect(settings.redisUrl).toBe('redis://127.0.0.1:6379');
});

it('stays with its own App and its own GitHub', () => {
  const settings = settingsFrom({
    GITHUB_APP_ID: '42',
    GITHUB_APP_PRIVATE_KEY_PATH: '/keys/real.pem',
    GITHUB_API_BASE_URL: 'https://api.github.com',
  });
  expect(settings).toMatchObject({ appId: 1, apiBaseUrl });
  expect(settings.privateKey).toBe(appPrivateKey);
});

it('lets the services say what is wrong with a limit', () => {
  expect(() => settingsFrom({ GITHUB_MAX_REQUESTS_PER_HOUR: 'many' })).toThrow(
    'GITHUB_MAX_REQUESTS_PER_HOUR is "many", not a whole number.',
  );
});
