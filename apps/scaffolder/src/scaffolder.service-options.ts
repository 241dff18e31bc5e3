import { ScaffolderSettings } from '@project-factory/shared-config';
import type { ServiceOptions } from '@project-factory/shared-service';
import { tmpdir } from 'node:os';
import { requireGit } from './git/require-git.js';
import { removeAbandonedCopies } from './git/remove-abandoned-copies.js';
import { ScaffolderModule } from './scaffolder.module.js';

/** How the scaffolder is started, alone or beside others. */
export const scaffolder: ServiceOptions = {
  name: 'scaffolder',
  listen: ScaffolderSettings,
  module: async (env) => {
    await requireGit(tmpdir());
    await removeAbandonedCopies();
    return ScaffolderModule.forRoot(env);
  },
};
