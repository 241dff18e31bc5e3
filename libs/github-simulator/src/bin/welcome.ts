import type { Listening } from '../server/listen.js';
import type { AppKey } from './app-key.js';
import type { CommandLine } from './arguments.js';

/** What it is and how to use it, in plain lines. */
export function welcomeLines(
  line: CommandLine,
  { url, downloadsUrl }: Listening,
  installations: readonly string[],
  key: AppKey | undefined,
): string[] {
  const where = line.socketPath === undefined ? url : `${line.socketPath} (a Unix socket)`;
  const [first] = installations;
  return [
    'A GitHub that lives on this machine: REST, git and Actions, as strict as the real one. For tests, not for keeping.',
    `  the App       id ${line.appId}, installed on ${installations.join(', ') || 'nothing'}`,
    ...(key ? [`  its key       ${key.file}`] : []),
    `  REST          ${where}${first === undefined ? '' : `, for instance ${url}/orgs/${first}`}`,
    `  git           ${url}/OWNER/REPOSITORY.git, any user name, a token as password`,
    `  downloads     ${downloadsUrl} (logs and artifacts)`,
    `  the state     ${line.directory ?? 'gone at the end; --directory DIR keeps it'}`,
    ...(line.printEnv ? [] : ['A token, and settings for gh, octokit, PyGithub and git: start it with --print-env.']),
    'Stop it with Ctrl-C.',
  ];
}
