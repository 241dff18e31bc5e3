import { execFile } from 'node:child_process';
import { GitError } from './git.error.js';

/** Longest that one git command may take, in milliseconds. */
const TIMEOUT_MS = 120_000;

/** What a remote asks for: sent as a header to this origin only, and seen in no argument, URL or file. */
export interface GitCredentials {
  /** `https://github.com` */
  origin: string;
  token: string;
}

export interface GitCommand {
  directory: string;
  credentials?: GitCredentials;
  signal?: AbortSignal | undefined;
}

/** Runs git without any of the machine's own settings, and returns what it printed. @throws GitError */
export async function git(args: readonly string[], { directory, credentials, signal }: GitCommand): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      args,
      { cwd: directory, env: environment(credentials), signal, timeout: TIMEOUT_MS, maxBuffer: 16 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (!error) resolve(stdout);
        else if (signal?.aborted) reject(signal.reason as Error);
        else reject(new GitError(args[0] ?? '', error, stderr));
      },
    );
  });
}

function environment(credentials: GitCredentials | undefined): NodeJS.ProcessEnv {
  const settings: [string, string][] = [
    ['credential.helper', ''],
    ['core.hooksPath', '/dev/null'],
    ['core.autocrlf', 'false'],
    ['core.symlinks', 'false'],
    ['protocol.allow', 'never'],
    ['protocol.https.allow', 'always'],
    ['protocol.http.allow', 'always'],
    ...(credentials ? [header(credentials)] : []),
  ];
  const configuration = settings.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return {
    PATH: process.env['PATH'],
    HOME: '/nonexistent',
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_COUNT: String(settings.length),
    ...(Object.fromEntries(configuration) as Record<string, string>),
  };
}

function header({ origin, token }: GitCredentials): [string, string] {
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  return [`http.${origin}/.extraHeader`, `Authorization: Basic ${basic}`];
}
