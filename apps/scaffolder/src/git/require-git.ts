import { ConfigurationError } from '@project-factory/shared-config';
import { git } from './git.js';

/** @throws ConfigurationError when git cannot be run: every job would fail, so none is taken */
export async function requireGit(directory: string): Promise<void> {
  try {
    await git(['--version'], { directory });
  } catch {
    throw new ConfigurationError([
      {
        variable: 'PATH',
        problem: 'holds no git that runs',
        remedy: 'install git (apt-get install git), or put it on PATH',
      },
    ]);
  }
}
