import { generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Environment } from './environment/environment.js';
import { ConfigurationError } from './errors/configuration.error.js';
import { loadSettings } from './load-settings.js';
import { ApiSettings } from './settings/api.settings.js';
import { GitHubSettings } from './settings/github.settings.js';
import { OpeningSettings } from './settings/opening.settings.js';
import { QueueSettings } from './settings/queue.settings.js';
import { ScaffolderSettings } from './settings/scaffolder.settings.js';
import { SealingSettings } from './settings/sealing.settings.js';
import { ServiceSettings } from './settings/service.settings.js';
import { ToolsSettings } from './settings/tools.settings.js';

const ALL = [
  ApiSettings,
  GitHubSettings,
  OpeningSettings,
  QueueSettings,
  ScaffolderSettings,
  SealingSettings,
  ServiceSettings,
  ToolsSettings,
] as const;

const KEY = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs1', format: 'pem' })
  .toString();
const SECRET_VARIABLES = [
  'API_TOKENS',
  'GITHUB_APP_PRIVATE_KEY',
  'JOB_SEALING_PRIVATE_KEY',
  'REDIS_URL',
  'TOOLS_TOKENS',
];
const OTHER_VARIABLES = [
  'API_PORT',
  'DATA_DIRECTORY',
  'GITHUB_API_BASE_URL',
  'GITHUB_APP_ID',
  'GITHUB_APP_PRIVATE_KEY_PATH',
  'GITHUB_LOCAL_SHARE',
  'GITHUB_MAX_CONCURRENT_REQUESTS',
  'GITHUB_MAX_REQUESTS_PER_HOUR',
  'GITHUB_MAX_WAIT_MS',
  'GITHUB_ON_STORE_OUTAGE',
  'GITHUB_ORG',
  'GITHUB_TOKEN_TTL_SECONDS',
  'HOST',
  'JOB_SEALING_PUBLIC_KEY',
  'LOG_LEVEL',
  'NODE_ENV',
  'PORT',
  'SCAFFOLDER_CONCURRENCY',
  'SCAFFOLDER_PORT',
  'TEMPLATES_DIRECTORY',
  'TOOLS_PORT',
];

function setup(overrides: Environment = {}): Environment {
  return { GITHUB_ORG: 'acme', GITHUB_APP_ID: '7', GITHUB_APP_PRIVATE_KEY: KEY, ...overrides };
}

function refusal(env: Environment): ConfigurationError {
  try {
    loadSettings(ALL, env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
    throw error;
  }
  throw new Error('the settings were accepted');
}

it('needs no more than the organisation and the App', () => {
  const [api, github, , queue, scaffolder, , service, tools] = loadSettings(ALL, setup());
  expect({ ...api, tokens: api.tokens }).toEqual({ host: '127.0.0.1', port: 3000, tokens: [] });
  expect(github).toMatchObject({
    org: 'acme',
    appId: 7,
    apiBaseUrl: 'https://api.github.com',
    tokenTtlSeconds: 3600,
    maxConcurrentRequests: 100,
    maxWaitMs: 5000,
    onStoreOutage: 'fail',
    localShare: 0.1,
  });
  expect(github.maxRequestsPerHour).toBeUndefined();
  expect(github.redisUrl).toBeUndefined();
  expect(queue).toEqual({ dataDirectory: '.data' });
  expect(scaffolder).toEqual({ host: '127.0.0.1', port: 3001, templatesDirectory: 'templates', concurrency: 5 });
  expect(service).toEqual({ environment: 'development', logLevel: 'info' });
  expect(tools.port).toBe(3002);
});

it('reads every variable', () => {
  const sealing = Buffer.alloc(32, 1).toString('base64');
  const [api, github, opening, queue] = loadSettings(
    ALL,
    setup({
      API_TOKENS: `0123456789abcdef, sha256:${'a'.repeat(64)}`,
      GITHUB_API_BASE_URL: 'https://github.example.com/api/v3/',
      JOB_SEALING_PRIVATE_KEY: sealing,
      PORT: '8080',
      REDIS_URL: 'rediss://:password@redis:6380/1',
    }),
  );
  expect(api.tokens).toEqual(['0123456789abcdef', `sha256:${'a'.repeat(64)}`]);
  expect(api.port).toBe(8080);
  expect(github.apiBaseUrl).toBe('https://github.example.com/api/v3');
  expect(opening.privateKey).toBe(sealing);
  expect(queue.redisUrl).toBe('rediss://:password@redis:6380/1');
  expect(github.redisUrl).toBe('rediss://:password@redis:6380/1');
});

it('takes API_PORT before PORT', () => {
  expect(loadSettings([ApiSettings], { API_PORT: '1', PORT: '2' })[0].port).toBe(1);
});

it('takes an empty variable for one that is not set', () => {
  expect(loadSettings([ApiSettings], { API_PORT: '', HOST: '' })[0]).toMatchObject({ host: '127.0.0.1', port: 3000 });
  expect(refusal(setup({ GITHUB_ORG: '' })).faults).toEqual([
    { variable: 'GITHUB_ORG', problem: 'is not set', remedy: expect.any(String) },
  ]);
});

it('lists every fault of every class once, sorted by variable, ready to print', () => {
  const error = refusal({
    NODE_ENV: 'production',
    GITHUB_APP_ID: '1e3',
    GITHUB_APP_PRIVATE_KEY: KEY,
    HOST: 'no host',
    LOG_LEVEL: 'loud',
  });
  expect(error.exitCode).toBe(78);
  expect(error.message).toBe(
    `The configuration cannot be used: 9 faults.

  API_TOKENS is not set, and production needs it.
    Set it to the tokens that may call the service, separated by commas. "openssl rand -hex 32" makes one.

  GITHUB_APP_ID is "1e3", not a whole number.
    Write it in decimal digits only, such as 3000.

  GITHUB_ORG is not set.
    Set it to the organisation to work on. Nothing detects it.

  HOST is "no host", neither an address nor a name.
    Give 127.0.0.1 for this machine only, 0.0.0.0 for every network, or the name of one of its interfaces.

  JOB_SEALING_PRIVATE_KEY is not set, and production needs it.
    "npm run keys -- FILE" makes a pair: the public one for the API, the private one for the scaffolder.

  JOB_SEALING_PUBLIC_KEY is not set, and production needs it.
    "npm run keys -- FILE" makes a pair: the public one for the API, the private one for the scaffolder.

  LOG_LEVEL is "loud", which is not known.
    Choose one of fatal, error, warn, info, debug, trace, silent.

  REDIS_URL is not set, and production needs it.
    Set it to the Redis where the API and the scaffolder find each other.

  TOOLS_TOKENS is not set, and production needs it.
    Set it to the tokens that may call the service, separated by commas. "openssl rand -hex 32" makes one.`,
  );
});

it.each([
  ['API_PORT', '65536'],
  ['API_PORT', '-1'],
  ['API_PORT', '0x10'],
  ['API_PORT', ' 5 '],
  ['API_PORT', '3000.0'],
  ['API_TOKENS', 'short'],
  ['API_TOKENS', '0123456789abcdef,'],
  ['API_TOKENS', 'sha256:abc'],
  ['API_TOKENS', '0123456789 abcdef'],
  ['GITHUB_API_BASE_URL', 'api.github.com'],
  ['GITHUB_API_BASE_URL', 'ftp://api.github.com'],
  ['GITHUB_API_BASE_URL', 'http://github.example.com/api/v3'],
  ['GITHUB_API_BASE_URL', 'https://user:pass@github.example.com'],
  ['GITHUB_API_BASE_URL', 'https://github.example.com?x=1'],
  ['GITHUB_API_BASE_URL', 'https://github.example.com #'],
  ['GITHUB_APP_ID', '0'],
  ['GITHUB_APP_ID', '99999999999999999999'],
  ['GITHUB_LOCAL_SHARE', '0'],
  ['GITHUB_LOCAL_SHARE', '1.1'],
  ['GITHUB_LOCAL_SHARE', '20%'],
  ['GITHUB_MAX_CONCURRENT_REQUESTS', '101'],
  ['GITHUB_MAX_REQUESTS_PER_HOUR', '0'],
  ['GITHUB_MAX_WAIT_MS', '3600001'],
  ['GITHUB_ON_STORE_OUTAGE', 'open'],
  ['GITHUB_ORG', 'a--b'],
  ['GITHUB_ORG', '-a'],
  ['GITHUB_ORG', 'a-'],
  ['GITHUB_ORG', 'a'.repeat(40)],
  ['GITHUB_ORG', 'https://github.com/acme'],
  ['GITHUB_TOKEN_TTL_SECONDS', '3601'],
  ['HOST', 'http://localhost'],
  ['JOB_SEALING_PRIVATE_KEY', Buffer.alloc(31).toString('base64')],
  ['JOB_SEALING_PUBLIC_KEY', Buffer.alloc(32).toString('hex')],
  ['NODE_ENV', 'prod'],
  ['REDIS_URL', 'http://localhost:6379'],
  ['REDIS_URL', 'redis://'],
  ['REDIS_URL', 'redis://host/queue'],
  ['SCAFFOLDER_CONCURRENCY', '0'],
])('refuses %s=%s', (variable, text) => {
  expect(refusal(setup({ [variable]: text })).faults).toMatchObject([{ variable }]);
});

it.each([
  ['GITHUB_API_BASE_URL', 'http://127.0.0.1:3003'],
  ['GITHUB_API_BASE_URL', 'http://[::1]:3003'],
  ['GITHUB_API_BASE_URL', 'http://github-simulator:3003'],
  ['GITHUB_LOCAL_SHARE', '.5'],
  ['GITHUB_LOCAL_SHARE', '1'],
  ['GITHUB_MAX_WAIT_MS', '0'],
  ['GITHUB_ON_STORE_OUTAGE', 'local-share'],
  ['GITHUB_ORG', `${'a'.repeat(38)}1`],
  ['GITHUB_ORG', 'project-factory-test'],
  ['HOST', '::1'],
  ['HOST', 'localhost'],
  ['REDIS_URL', 'redis://127.0.0.1:6379'],
])('accepts %s=%s', (variable, text) => {
  expect(() => loadSettings(ALL, setup({ [variable]: text }))).not.toThrow();
});

it('shows no value that was pasted into the wrong variable and looks secret', () => {
  const token = `ghp_${'x1'.repeat(18)}`;
  expect(refusal(setup({ GITHUB_ORG: token, GITHUB_APP_ID: KEY, LOG_LEVEL: token })).message).not.toMatch(/x1x1|MII/);
});

it.each([
  '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  'dGhpcyBpcyBhIHNlYWxpbmcga2V5IG9mIDMyIGJ5dGU=',
])('shows no key that this system makes, wherever it was pasted: %s', (key) => {
  expect(messageOf({ GITHUB_ORG: key })).not.toContain(key.slice(0, 20));
});

it('wants tokens where others on the network can reach the service', () => {
  expect(messageOf({ HOST: '0.0.0.0' })).toContain('API_TOKENS is not set, and HOST opens the service to the network');
  expect(messageOf({ HOST: '127.0.0.1' })).not.toContain('API_TOKENS');
  expect(messageOf({ HOST: '0.0.0.0', API_TOKENS: 'x'.repeat(16) })).not.toContain('API_TOKENS');
});

it('keeps secrets out of what is printed, serialised or spread', () => {
  const env = setup({ REDIS_URL: 'redis://:hunter2-hunter2@localhost', API_TOKENS: 'hunter2-hunter2-hunter2' });
  const loaded = loadSettings(ALL, env);
  const seen = [
    inspect(loaded, { depth: 5, showHidden: true }),
    JSON.stringify(loaded),
    JSON.stringify(loaded.map((settings) => ({ ...settings }))),
  ].join('\n');
  expect(seen).toContain('acme');
  expect(seen).not.toMatch(/hunter2|PRIVATE KEY/);
});

it('throws nothing but a ConfigurationError, without any secret, whatever it is given', () => {
  const marked = fc.string({ unit: 'grapheme' }).map((text) => `S3CR3T-${text}`);
  const secrets = fc.record(Object.fromEntries(SECRET_VARIABLES.map((name) => [name, marked])), { requiredKeys: [] });
  const others = fc.record(Object.fromEntries(OTHER_VARIABLES.map((name) => [name, fc.string({ unit: 'grapheme' })])), {
    requiredKeys: [],
  });
  fc.assert(
    fc.property(others, secrets, (garbage, hidden) => {
      const message = messageOf({ ...garbage, ...hidden });
      expect(message).not.toContain('S3CR3T');
    }),
  );
});

function messageOf(env: Environment): string {
  try {
    loadSettings(ALL, env);
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    return (error as Error).message;
  }
}
