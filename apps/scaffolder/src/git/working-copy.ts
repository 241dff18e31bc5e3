import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git, type GitCredentials } from './git.js';

const AUTHOR = ['-c', 'user.name=Project Factory', '-c', 'user.email=project-factory@users.noreply.github.com'];

export interface CloneOptions {
  url: string;
  branch: string;
  token: string;
  signal?: AbortSignal | undefined;
}

/** A clone in a directory of its own, gone when the work on it is done. */
export class WorkingCopy {
  private constructor(
    readonly directory: string,
    private readonly branch: string,
    private readonly credentials: GitCredentials,
    private readonly signal: AbortSignal | undefined,
  ) {}

  /** Clones, lets `work` have the copy, and removes it whatever happened. */
  static async use<T>(options: CloneOptions, work: (copy: WorkingCopy) => Promise<T>): Promise<T> {
    const { url, branch, token, signal } = options;
    const directory = await mkdtemp(join(tmpdir(), `project-factory-${process.pid}-`));
    const copy = new WorkingCopy(directory, branch, { origin: new URL(url).origin, token }, signal);
    try {
      await copy.remote(['clone', '--quiet', '--single-branch', '--branch', branch, '--', url, '.']);
      return await work(copy);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }

  /** The newest commit whose message holds this line. */
  async findCommit(line: string): Promise<string | undefined> {
    const found = await this.local(['log', '--format=%H', '--fixed-strings', '--max-count=1', `--grep=${line}`]);
    return found.trim() || undefined;
  }

  /** Commits whatever differs. @returns false when nothing does */
  async commit(message: string): Promise<boolean> {
    await this.local(['add', '--all', '--force']);
    const changes = await this.local(['status', '--porcelain']);
    if (changes === '') return false;
    await this.local([...AUTHOR, 'commit', '--quiet', '--no-verify', '--message', message]);
    return true;
  }

  async push(): Promise<void> {
    await this.remote(['push', '--quiet', 'origin', `HEAD:refs/heads/${this.branch}`]);
  }

  /** SHA of the commit that is checked out. */
  async head(): Promise<string> {
    return (await this.local(['rev-parse', 'HEAD'])).trim();
  }

  private local(args: readonly string[]): Promise<string> {
    return git(args, { directory: this.directory, signal: this.signal });
  }

  private remote(args: readonly string[]): Promise<string> {
    return git(args, { directory: this.directory, credentials: this.credentials, signal: this.signal });
  }
}
