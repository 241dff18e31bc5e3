import { isSelected } from '../auth/authorize.js';
import type { InstallationCaller } from '../auth/caller.js';
import { readCredential } from '../auth/read-credential.js';
import { json, noContent } from '../http/answer.js';
import { ApiError } from '../http/api.error.js';
import type { Call } from '../http/call.js';
import { linkHeader, pageOf, slice } from '../http/paginate.js';
import type { Routes } from '../operations/routes.js';
import { repositoryBody } from '../repositories/repository.body.js';
import { repositorySelection } from './installation.js';

export const installationRoutes = {
  'apps/list-repos-accessible-to-installation': (call) => {
    const caller = installationCaller(call);
    const owned = call.world.repositories.ownedBy(caller.installation.account.id);
    const repositories = owned.filter((repository) => isSelected(caller, repository));
    const page = pageOf(call);
    return json(
      {
        total_count: repositories.length,
        repository_selection: caller.token.repositoryIds ? 'selected' : repositorySelection(caller.installation),
        repositories: slice(repositories, page).map((repository) => repositoryBody(repository, call)),
      },
      200,
      linkHeader(call, page, repositories.length),
    );
  },

  'apps/revoke-installation-access-token': (call) => {
    installationCaller(call);
    call.world.tokens.revoke(readCredential(call.request.headers.get('authorization')) ?? '');
    return noContent();
  },
} satisfies Routes;

function installationCaller({ caller }: Call): InstallationCaller {
  if (caller.kind === 'installation') return caller;
  throw new ApiError(403, 'You must authenticate with an installation access token.');
}
