import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { GitHubSimulatorOptions } from '../simulator-options.js';
import { type GitResult, git, temporaryDirectory } from './git.js';
import { type StartedSimulator, startSimulator } from './start-simulator.js';

export interface WorkingCopy {
  readonly directory: string;
  /** Runs git in it. */
  git(...command: string[]): Promise<GitResult>;
  /** Commits one changed file and returns the commit's name. */
  commit(path: string, text?: string): Promise<string>;
}

export interface StartedGit extends StartedSimulator {
  readonly port: number;
  /** Address of `acme/demo` for git, with credentials. */
  urlFor(token?: string): string;
  clone(token?: string): Promise<WorkingCopy>;
  /** Commit that a branch is at. */
  head(branch?: string): Promise<string | undefined>;
  /** What `git fsck` finds wrong; empty when all is well. */
  faults(): Promise<string>;
  /** Locks, temporary files and half-received objects that somebody left behind. */
  leftovers(): string[];
}

/** A simulator on a port, with a private repository `acme/demo` that has one commit. */
export async function startGit(options: Partial<GitHubSimulatorOptions> = {}): Promise<StartedGit> {
  const started = await startSimulator(options);
  const { github, simulator } = started;
  await github.post('/orgs/acme/repos', { name: 'demo', private: true, auto_init: true });
  const { port } = await simulator.listen();
  const gitDirectory = () => simulator.repositories()[0]?.gitDirectory ?? '';
  const urlFor = (token = started.token) => `http://x-access-token:${token}@127.0.0.1:${port}/acme/demo.git`;
  const clone = async (token?: string): Promise<WorkingCopy> => {
    const directory = join(temporaryDirectory(), 'work');
    const { code, output } = await git(dirname(directory), 'clone', '-q', urlFor(token), 'work');
    if (code !== 0) throw new Error(output);
    return workingCopy(directory);
  };
  return {
    ...started,
    port,
    urlFor,
    clone,
    head: async (branch = 'main') => (await github.get(`/repos/acme/demo/git/ref/heads/${branch}`)).body.object?.sha,
    faults: async () => {
      const { code, output } = await git(gitDirectory(), 'fsck', '--full', '--strict', '--no-dangling');
      return code === 0 ? output.replace(/^notice: .*\n/gm, '') : output || `git fsck: ${code}`;
    },
    leftovers: () =>
      readdirSync(gitDirectory(), { recursive: true, encoding: 'utf8' }).filter((file) =>
        /\.lock$|tmp_|\.keep$/.test(file),
      ),
  };
}

function workingCopy(directory: string): WorkingCopy {
  const here = (...command: string[]) => git(directory, ...command);
  return {
    directory,
    git: here,
    commit: async (path, text = path) => {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
      await here('add', '-A');
      await here('commit', '-qm', `Add ${path}`);
      return (await here('rev-parse', 'HEAD')).output.trim();
    },
  };
}

/** What git would send to push a commit: a command, and a pack of what is new. */
export function pushBody(work: WorkingCopy, from: string, to: string, reference: string): Buffer {
  const command = `${from} ${to} ${reference}\0 report-status\n`;
  const revisions = /^0+$/.test(from) ? to : `${to}\n^${from}`;
  const pack = execFileSync('git', ['pack-objects', '-q', '--revs', '--stdout'], {
    cwd: work.directory,
    input: `${revisions}\n`,
  });
  return Buffer.concat([Buffer.from(`${packetLine(command)}0000`), pack]);
}

/** A line as git's protocol frames it. */
function packetLine(text: string): string {
  return (text.length + 4).toString(16).padStart(4, '0') + text;
}
