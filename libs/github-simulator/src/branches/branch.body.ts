import { commitBody } from '../commits/commit.body.js';
import { findCommit } from '../commits/find-commit.js';
import { encodePath } from '../contents/content-path.js';
import { notFound } from '../http/api.error.js';
import type { RepositoryCall } from '../http/call.js';

const unprotected = { enabled: false, required_status_checks: { enforcement_level: 'off', contexts: [], checks: [] } };

/** @throws ApiError 404 when there is no such branch */
export async function branchBody(call: RepositoryCall, name: string) {
  const head = call.repository.git.branchHead(name);
  if (!head) throw notFound('Branch not found');
  const { sha, commit } = await findCommit(call, head);
  const encoded = encodePath(name.split('/'));
  const self = `${call.links.api}/repos/${call.repository.fullName}/branches/${encoded}`;
  return {
    name,
    commit: commitBody(call, sha, commit),
    _links: { self, html: `${call.links.web}/${call.repository.fullName}/tree/${encoded}` },
    protected: false,
    protection: unprotected,
    protection_url: `${self}/protection`,
  };
}
