import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const config = '[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = true\n\tsharedRepository = 0600\n';

/** Lays out an empty bare repository, which is four directories and two files, without starting git for it. */
export function createBareRepository(gitDirectory: string, defaultBranch: string): void {
  for (const directory of ['objects/info', 'objects/pack', 'refs/heads', 'refs/tags']) {
    mkdirSync(join(gitDirectory, directory), { recursive: true, mode: 0o700 });
  }
  writeFileSync(join(gitDirectory, 'config'), config, { mode: 0o600 });
  writeFileSync(join(gitDirectory, 'HEAD'), `ref: refs/heads/${defaultBranch}\n`, { mode: 0o600 });
}
