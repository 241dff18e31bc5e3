import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Git } from './git.js';

/** A working copy. */
export class GitClone {
  constructor(
    private readonly git: Git,
    readonly directory: string,
  ) {}

  run(...args: string[]): Promise<string> {
    return this.git.run(this.directory, ...args);
  }

  /** Writes files and commits them. */
  async commit(message: string, files: Readonly<Record<string, string | Buffer>>): Promise<string> {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(this.directory, path)), { recursive: true });
      await writeFile(join(this.directory, path), content);
    }
    await this.run('add', '--all');
    await this.run('commit', '--quiet', '--allow-empty', '--message', message);
    return this.run('rev-parse', 'HEAD');
  }

  push(...args: string[]): Promise<string> {
    return this.run('push', '--quiet', ...args);
  }

  /** Paths in a commit, in one line. */
  async files(ref = 'HEAD'): Promise<string> {
    return (await this.run('ls-tree', '-r', '--name-only', ref)).split('\n').join(', ');
  }

  content(path: string, ref = 'HEAD'): Promise<string> {
    return this.run('show', `${ref}:${path}`);
  }

  /** Titles of the commits, newest first, in one line. */
  async log(ref = 'HEAD'): Promise<string> {
    return (await this.run('log', '--format=%s', ref)).split('\n').join(', ');
  }
}
