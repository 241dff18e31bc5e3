import { GitHubAppClient } from '@project-factory/shared-github';
import { type Contender, project, type Surroundings, workflow } from '../contender.js';

/** The client, told to wait as long as it takes. */
export function connectOurs({ org, appId, privateKey, fetch }: Surroundings): Contender {
  globalThis.fetch = fetch;
  const sleep = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(resolve, ms);
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      });
    });
  const client = GitHubAppClient.create({ org, appId, privateKey, maxWaitMs: Infinity, now: () => Date.now(), sleep });
  return {
    provision: async ({ name, automation }) => {
      await client.provisionRepo(name, project.description, project.spec, project.secrets);
      await client.triggerWorkflow(automation, workflow.file, 'main', { project: name });
    },
  };
}
