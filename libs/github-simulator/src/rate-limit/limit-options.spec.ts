import { expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { createGitHubSimulator } from '../create-github-simulator.js';
import type { GitHubSimulatorOptions } from '../simulator-options.js';
import { publicKey } from '../testing/app-key.js';
import { temporaryDirectory } from '../testing/git.js';

function create(options: object) {
  const required = { app: { id: 1, publicKey }, organizations: ['acme'] };
  return createGitHubSimulator({ ...required, ...options } as GitHubSimulatorOptions);
}

const numbers = [0, -1, NaN, 1.5, Infinity, '5', null];
const names = ['primary', 'concurrency', 'points'];

it.each(names.flatMap((name) => numbers.map((value) => [name, value] as const)))(
  'refuses the limit %s: %p',
  async (name, value) => {
    const creation = create({ limits: { [name]: value } });
    await expect(creation).rejects.toThrow(RangeError);
    await expect(creation).rejects.toThrow(
      `Failed to create the simulator: limits.${name} is ${String(value)}. Give a whole number above 0, or false to switch it off.`,
    );
  },
);

it.each(numbers)('refuses content creation with %p', async (value) => {
  for (const key of ['perMinute', 'perHour']) {
    const contentCreation = { perMinute: 1, perHour: 1, [key]: value };
    await expect(create({ limits: { contentCreation } })).rejects.toThrow(
      `limits.contentCreation.${key} is ${String(value)}`,
    );
  }
});

it('refuses content creation of which half is missing', async () => {
  const creation = create({ limits: { contentCreation: { perMinute: 1 } } });
  await expect(creation).rejects.toThrow('limits.contentCreation.perHour is undefined');
});

it.each([200, 500, NaN])('refuses refusals with the status %p', async (status) => {
  await expect(create({ limits: { refusal: { status } } })).rejects.toThrow(
    `limits.refusal.status is ${status}. Use 403 or 429.`,
  );
});

it.each([
  [{ latencyMs: -1 }, 'latencyMs is -1. Give 0 or more milliseconds.'],
  [{ latencyMs: NaN }, 'latencyMs is NaN'],
  [{ replicationLag: -1 }, 'Failed to read the duration -1'],
  [{ replicationLag: 'soon' }, 'Failed to read the duration "soon"'],
])('refuses %j', async (options, message) => {
  await expect(create(options)).rejects.toThrow(message);
});

it('leaves nothing behind when it refuses', async () => {
  const directory = temporaryDirectory();
  await expect(create({ directory, limits: { points: 0 } })).rejects.toThrow(RangeError);
  expect(readdirSync(directory)).toEqual([]);
});

it.each([
  {},
  { primary: true, concurrency: true, points: true, contentCreation: true },
  { primary: false, concurrency: false, points: false, contentCreation: false },
  { primary: 1, concurrency: 1, points: 1, contentCreation: { perMinute: 1, perHour: 1 } },
  { refusal: { status: 429, retryAfter: false } },
])('takes the limits %j', async (limits) => {
  const simulator = await create({ limits });
  await simulator.close();
});
