import { plainEnvironment, runCommand } from './run-command.js';

/** Debian's own Python, which has `python3-github`. */
export const python = '/usr/bin/python3';

const beginning = `
import os
from github import Github, GithubException, GithubIntegration, InputGitTreeElement
root = os.environ['GITHUB_ROOT']
github = Github(os.environ['GITHUB_TOKEN'], base_url=root)
`;

export interface PyGithubSettings {
  readonly root: string;
  readonly token: string;
  readonly directory: string;
  readonly appId: number;
  readonly privateKey: string;
}

/** PyGithub: a program of some lines each, in which `github` is the client. */
export class PyGithub {
  constructor(private readonly settings: PyGithubSettings) {}

  /** The same below another address. */
  at(root: string): PyGithub {
    return new PyGithub({ ...this.settings, root });
  }

  /** @returns what the program printed */
  async run(...program: string[]): Promise<string> {
    const { root, token, directory, appId, privateKey } = this.settings;
    const env = {
      ...plainEnvironment(directory),
      GITHUB_ROOT: root,
      GITHUB_TOKEN: token,
      GITHUB_APP_ID: String(appId),
      GITHUB_APP_KEY: privateKey,
    };
    const input = [beginning, ...program].join('\n');
    const { code, stdout, stderr } = await runCommand(python, ['-'], { env, cwd: directory, input });
    // The last line names the exception; what is above it are lines of PyGithub's.
    if (code !== 0) throw new Error(`PyGithub raised ${stderr.trim().split('\n').at(-1)}`);
    return stdout.toString().trim();
  }
}
