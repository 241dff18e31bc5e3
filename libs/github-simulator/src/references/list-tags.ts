import { encodePath } from '../contents/content-path.js';
import { type Answer, json } from '../http/answer.js';
import type { RepositoryCall } from '../http/call.js';
import { linkHeader, pageOf, slice } from '../http/paginate.js';
import { nodeId } from '../storage/stable-id.js';

/** Tags of commits, the last by name first, as GitHub lists them: https://github.com/google/go-github/issues/3583 */
export async function listTags(call: RepositoryCall): Promise<Answer> {
  const { git } = call.repository;
  const all = git.references.list('refs/tags/').reverse();
  const peeled = await Promise.all(all.map(async ({ name, sha }) => ({ name, sha: await git.peel(sha) })));
  const tags = peeled.filter(({ sha }) => sha !== undefined);
  const page = pageOf(call);
  return json(
    slice(tags, page).map((tag) => tagBody(call, tag)),
    200,
    linkHeader(call, page, tags.length),
  );
}

function tagBody({ repository, links }: RepositoryCall, { name, sha }: { name: string; sha: string | undefined }) {
  const api = `${links.api}/repos/${repository.fullName}`;
  const encoded = encodePath(name.split('/'));
  return {
    name: name.replace('refs/tags/', ''),
    zipball_url: `${api}/zipball/${encoded}`,
    tarball_url: `${api}/tarball/${encoded}`,
    commit: { sha, url: `${api}/commits/${sha}` },
    node_id: nodeId('REF', name),
  };
}
