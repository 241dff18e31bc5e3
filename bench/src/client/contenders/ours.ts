import { GitHubAppClient } from '@project-factory/shared-github';
import type { Connection, Contender } from '../contender.js';

/**
 * GitHub's limits of a minute would make a thousand quick reads wait. They are raised and not switched off: all that
 * goes is still counted.
 */
const rateLimits = { pointsPerMinute: 1_000_000, contentPerMinute: 1_000_000, contentPerHour: 1_000_000 };

/** The client as its users have it, with all of it on. */
export function connectOurs({ apiBaseUrl, org, appId, privateKey }: Connection): Contender {
  const client = GitHubAppClient.create({ apiBaseUrl, org, appId, privateKey, rateLimits });
  return {
    readRepository: async (name) => (await client.getRepo(name)).fullName,
    listRepositories: async () => (await client.listRepos()).map(({ fullName }) => fullName),
    provision: async ({ name, description, spec, secrets }) => {
      await client.provisionRepo(name, description, spec, secrets);
    },
    readLog: async (repo, runId) => {
      let lines = 0;
      let characters = 0;
      for await (const { line } of client.streamWorkflowLogs(repo, runId, { timestamps: true })) {
        lines += 1;
        characters += line.length;
      }
      return { lines, characters };
    },
  };
}
