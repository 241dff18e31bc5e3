import type { Connect } from '../contender.js';

/** Loaded one a process. */
const connectors = {
  ours: async () => (await import('./ours.js')).connectOurs,
  octokit: async () => (await import('./octokit.js')).connectOctokit,
  'persistent-octokit': async () => (await import('./octokit.js')).connectPersistentOctokit,
} satisfies Readonly<Record<string, () => Promise<Connect>>>;

export type ContenderName = keyof typeof connectors;

/** What they are called in the table. */
export const contenderTitles: Readonly<Record<ContenderName, string>> = {
  ours: 'GitHubAppClient',
  octokit: 'octokit 5',
  'persistent-octokit': 'octokit 5, each step sent until it is taken',
};

export async function loadContender(name: string): Promise<Connect> {
  if (!(name in connectors)) throw new Error(`There is no contender ${name}.`);
  return connectors[name as ContenderName]();
}
