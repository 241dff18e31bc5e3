import type { Connect } from '../contender.js';

/** Loaded one a process: the memory of one is no other's. */
const connectors = {
  ours: async () => (await import('./ours.js')).connectOurs,
  bare: async () => (await import('./bare.js')).connectBare,
  octokit: async () => (await import('./octokit.js')).connectOctokit,
  fetch: async () => (await import('./plain-fetch.js')).connectPlainFetch,
} satisfies Readonly<Record<string, () => Promise<Connect>>>;

export type ContenderName = keyof typeof connectors;

/** What they are called in the table. */
export const contenderTitles: Readonly<Record<ContenderName, string>> = {
  ours: 'GitHubAppClient',
  bare: '@octokit/rest',
  octokit: 'octokit 5',
  fetch: 'plain fetch',
};

export async function loadContender(name: string): Promise<Connect> {
  if (!(name in connectors)) throw new Error(`There is no contender ${name}.`);
  return connectors[name as ContenderName]();
}
