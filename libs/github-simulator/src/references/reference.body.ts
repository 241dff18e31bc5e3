import { encodePath } from '../contents/content-path.js';
import type { Reference } from '../git/references/references.js';
import type { RepositoryCall } from '../http/call.js';
import { nodeId } from '../storage/stable-id.js';

export async function referenceBody({ repository, links }: RepositoryCall, { name, sha }: Reference) {
  const api = `${links.api}/repos/${repository.fullName}/git`;
  const type = (await repository.git.objects.head(sha))?.type ?? 'commit';
  return {
    ref: name,
    node_id: nodeId('REF', name),
    url: `${api}/${encodePath(name.split('/'))}`,
    object: { sha, type, url: `${api}/${type}s/${sha}` },
  };
}
