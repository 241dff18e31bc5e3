import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { gitEnvironment } from './git-config.js';

const execute = promisify(execFile);

/** Runs one git command in a bare repository and returns what it printed. */
export async function runGit(gitDirectory: string, ...command: string[]): Promise<string> {
  const { stdout } = await execute('git', ['--git-dir', gitDirectory, ...command], {
    env: gitEnvironment(),
    maxBuffer: 256 * 1024 * 1024,
  });
  return stdout;
}
