import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const config = '[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = true\n\tsharedRepository = 0600\n';

/** Lays out an empty bare repository, two directories and two files that git asks for, without starting git for it. */
export function createBareRepository(gitDirectory: string, defaultBranch: string): void {
  mkdirSync(join(gitDirectory, 'objects'), { recursive: true, mode: 0o700 });
  mkdirSync(join(gitDirectory, 'refs'), { recursive: true, mode: 0o700 });
  writeFileSync(join(gitDirectory, 'config'), config, { mode: 0o600 });
  writeFileSync(join(gitDirectory, 'HEAD'), `ref: refs/heads/${defaultBranch}\n`, { mode: 0o600 });
}
