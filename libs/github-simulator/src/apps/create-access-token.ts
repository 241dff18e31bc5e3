import { type PermissionLevel, type Permissions, includesLevel, isPermissionLevel } from '../auth/permissions.js';
import type { TokenFormat } from '../auth/token-value.js';
import { type Answer, json } from '../http/answer.js';
import { ApiError, unprocessable } from '../http/api.error.js';
import type { Call } from '../http/call.js';
import { type JsonObject, readBody } from '../http/read-body.js';
import { readFields } from '../http/read-fields.js';
import { timestamp } from '../http/timestamp.js';
import type { Repository } from '../repositories/repository.js';
import { repositoryBody } from '../repositories/repository.body.js';
import { type Installation, hasRepository, repositorySelection } from './installation.js';

const mostRepositories = 500;

/** Issues a token for an installation, narrowed to the repositories and permissions that the body names. */
export async function createAccessToken(call: Call, installation: Installation): Promise<Answer> {
  if (installation.suspendedAt) throw new ApiError(403, 'This installation has been suspended');
  const body = readFields(readBody(call), {
    repositories: 'string[]?',
    repository_ids: 'integer[]?',
    permissions: 'object?',
  });
  const lists = [body.repositories, body.repository_ids].filter((list) => list !== undefined);
  const selection = selectRepositories(call, installation, lists.flat());
  const token = call.world.tokens.issue(
    {
      installationId: installation.id,
      permissions: narrowPermissions(call.world.app.permissions, body.permissions),
      ...(selection && { repositoryIds: new Set(selection.map(({ id }) => id)) }),
    },
    wantedFormat(call),
  );
  // An empty list narrows nothing, but is answered with all that the token reaches.
  const listed = selection ?? (lists.length > 0 ? reachable(call, installation) : undefined);
  return json(
    {
      token: token.value,
      expires_at: timestamp(token.expiresAt),
      permissions: token.permissions,
      repository_selection: selection ? 'selected' : repositorySelection(installation),
      ...(listed && { repositories: listed.map((repository) => repositoryBody(repository, call)) }),
    },
    201,
  );
}

function selectRepositories(
  call: Call,
  installation: Installation,
  wanted: readonly (string | number)[],
): Repository[] | undefined {
  if (wanted.length === 0) return undefined;
  if (wanted.length > mostRepositories) {
    throw unprocessable(`Too many repositories were requested. Name ${mostRepositories} at most.`);
  }
  const { repositories } = call.world;
  const found = wanted.map((key) =>
    typeof key === 'string' ? repositories.find(installation.account.login, key) : repositories.withId(key),
  );
  const chosen = found.filter((repository) => repository && hasRepository(installation, repository)) as Repository[];
  if (chosen.length === wanted.length) return [...new Set(chosen)];
  throw unprocessable(
    'There is at least one repository that does not exist or is not accessible to the parent installation.',
  );
}

function reachable({ world }: Call, installation: Installation): Repository[] {
  const owned = world.repositories.ownedBy(installation.account.id);
  return owned.filter((repository) => hasRepository(installation, repository));
}

function narrowPermissions(granted: Permissions, wanted: JsonObject | undefined): Permissions {
  const entries = Object.entries(wanted ?? {});
  if (entries.length === 0) return granted;
  if (!entries.every(([name, level]) => isPermissionLevel(level) && includesLevel(granted[name], level))) {
    throw unprocessable('The permissions requested are not granted to this installation.');
  }
  // Reading metadata comes with every token.
  return { ...Object.fromEntries(entries as [string, PermissionLevel][]), metadata: 'read' };
}

/** @see https://github.blog/changelog/2026-05-15-github-app-installation-tokens-per-request-override-header/ */
function wantedFormat({ request }: Call): TokenFormat | undefined {
  const wish = request.headers.get('x-github-stateless-s2s-token');
  if (wish === 'enabled') return 'jwt';
  return wish === 'disabled' ? 'opaque' : undefined;
}
