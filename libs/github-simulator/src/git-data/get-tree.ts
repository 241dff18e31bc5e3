import { refuseEmpty } from '../commits/refuse-empty.js';
import type { GitRepository } from '../git/git-repository.js';
import { isObjectName } from '../git/objects/git-object.js';
import { directoryMode } from '../git/objects/tree.js';
import { type Answer, json } from '../http/answer.js';
import { notFound } from '../http/api.error.js';
import { type RepositoryCall, param } from '../http/call.js';
import { walkTree } from './walk-tree.js';
import { treeBody } from './tree.body.js';

/** A tree by its own name or by that of a commit, a branch or a tag, and all below it when that is asked for. */
export async function getTree(call: RepositoryCall): Promise<Answer> {
  refuseEmpty(call);
  const { git } = call.repository;
  const { sha, tree } = await findTree(git, param(call, 'tree_sha'));
  // Any value will do, none as well, but without the equals sign GitHub does not see it.
  if (/[?&]recursive=/.test(call.url.search)) {
    const { entries, isTruncated } = await walkTree(git, tree);
    return json(await treeBody(call, sha, entries, isTruncated));
  }
  const entries = (await git.tree(tree)).map((entry) => ({ ...entry, path: entry.name }));
  return json(await treeBody(call, sha, entries, false));
}

/** What was asked for keeps its name in the answer, be it a commit's; `main:docs` is a directory. */
async function findTree(git: GitRepository, name: string): Promise<{ sha: string; tree: string }> {
  const [revision = '', path] = name.split(/:(.*)/s);
  if (path === undefined && isObjectName(name) && (await git.objects.head(name))?.type === 'tree') {
    return { sha: name, tree: name };
  }
  const sha = await git.resolve(revision);
  const commit = sha && (await git.commit(sha));
  if (!commit) throw notFound();
  if (!path) return { sha, tree: commit.tree };
  const entry = await git.entryAt(commit.tree, path.split('/'));
  if (entry?.mode !== directoryMode) throw notFound();
  return { sha: entry.sha, tree: entry.sha };
}
