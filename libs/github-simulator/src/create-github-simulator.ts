import { assembleSimulator } from './assemble-simulator.js';
import type { GitHubSimulator } from './github-simulator.js';
import { createHandlers } from './msw/create-handlers.js';
import type { GitHubSimulatorOptions } from './simulator-options.js';

/**
 * Creates a GitHub of one's own.
 *
 * @throws Error when the App's key or the state directory cannot be used
 */
export async function createGitHubSimulator(options: GitHubSimulatorOptions): Promise<GitHubSimulator> {
  const simulator = await assembleSimulator(options);
  return { ...simulator, handlers: createHandlers(simulator.fetch) };
}
