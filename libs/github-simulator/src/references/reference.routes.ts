import { json } from '../http/answer.js';
import { ApiError, notFound } from '../http/api.error.js';
import { type RepositoryCall, param } from '../http/call.js';
import { nodeId } from '../storage/stable-id.js';
import type { Routes } from '../operations/routes.js';

export const referenceRoutes = {
  'git/get-ref': async (call) => {
    const { git } = call.repository;
    if (git.isEmpty) throw new ApiError(409, 'Git Repository is empty.');
    const name = `refs/${param(call, 'ref')}`;
    const sha = git.references.read(name);
    if (!sha) throw notFound();
    return json(await referenceBody(call, name, sha));
  },
} satisfies Routes;

async function referenceBody({ repository, links }: RepositoryCall, name: string, sha: string) {
  const api = `${links.api}/repos/${repository.fullName}/git`;
  const type = (await repository.git.objects.read(sha))?.type ?? 'commit';
  return {
    ref: name,
    node_id: nodeId('REF', name),
    url: `${api}/${name}`,
    object: { sha, type, url: `${api}/${type}s/${sha}` },
  };
}
