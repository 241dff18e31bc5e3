import type { Tool } from '../ledger.js';
import { octokitVersion } from './octokit.js';
import { python } from './pygithub.js';
import { plainEnvironment, runOrThrow } from './run-command.js';

const pygithubVersion = 'import github, importlib.metadata; print(importlib.metadata.version("PyGithub"))';

/** How each tells its version; Octokit is in node_modules. */
const commands: Readonly<Record<Exclude<Tool, 'octokit'>, readonly [string, ...string[]]>> = {
  curl: ['curl', '--version'],
  git: ['git', '--version'],
  gh: ['gh', '--version'],
  PyGithub: [python, '-c', pygithubVersion],
  openssl: ['openssl', 'version'],
};

/** The tools on this machine, and the versions that they tell. */
export async function installedTools(): Promise<Map<Tool, string>> {
  const found = new Map<Tool, string>([['octokit', await octokitVersion()]]);
  for (const [tool, [command, ...args]] of Object.entries(commands)) {
    const output = await runOrThrow(command, args, { env: plainEnvironment('/nonexistent') }).catch(() => undefined);
    if (output !== undefined) found.set(tool as Tool, /\d+(\.\d+)+\w*/.exec(output)?.[0] ?? 'of an unknown version');
  }
  return found;
}
