import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GitClone } from './git-clone.js';
import { plainEnvironment, runOrThrow } from './run-command.js';

export interface GitSettings {
  readonly root: string;
  readonly token: string;
  readonly directory: string;
  /** A program that prints the environment's `GIT_TOKEN`. */
  readonly askPass: string;
}

/** The git on this machine. It asks a helper for the token, and only when it was told 401. */
export class Git {
  constructor(private readonly settings: GitSettings) {}

  /** Writes the helper. */
  static async open(settings: Omit<GitSettings, 'askPass'>): Promise<Git> {
    const askPass = join(settings.directory, 'git-ask-pass');
    await writeFile(askPass, '#!/bin/sh\nprintenv GIT_TOKEN\n', { mode: 0o700 });
    return new Git({ ...settings, askPass });
  }

  /** The same git with another token; without any when none is given. */
  as(token = ''): Git {
    return new Git({ ...this.settings, token });
  }

  run(cwd: string, ...args: string[]): Promise<string> {
    const { directory, token, askPass } = this.settings;
    const env = {
      ...plainEnvironment(directory),
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
      ...(token && { GIT_TOKEN: token, GIT_ASKPASS: askPass }),
      ...{ GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.org' },
      ...{ GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.org' },
    };
    return runOrThrow('git', args, { env, cwd });
  }

  /** Clones a repository of `acme` into a directory of its own. */
  async clone(name: string, ...options: string[]): Promise<GitClone> {
    const directory = await mkdtemp(join(this.settings.directory, 'clone-'));
    await this.run(directory, 'clone', '--quiet', ...options, this.urlOf(name), '.');
    return new GitClone(this, directory);
  }

  /** `refs/heads/main <sha>` a line, as the server tells. */
  async references(name: string, ...patterns: string[]): Promise<Map<string, string>> {
    const output = await this.run(this.settings.directory, 'ls-remote', this.urlOf(name), ...patterns);
    const lines = output.split('\n').filter((line) => line !== '');
    return new Map(lines.map((line) => line.split('\t').reverse() as [string, string]));
  }

  urlOf(name: string): string {
    return `${this.settings.root.replace('://', '://x-access-token@')}/acme/${name}.git`;
  }
}
