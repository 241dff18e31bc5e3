import type { Replacement } from '../git/edit-tree.js';
import type { GitRepository } from '../git/git-repository.js';
import { isObjectName } from '../git/objects/git-object.js';
import { unprocessable } from '../http/api.error.js';
import type { TreeItem } from './read-tree-items.js';
import { typeOfMode } from './type-of-mode.js';

const noObject = '0'.repeat(40);

/**
 * What is to stand at the path of an item, written or found.
 *
 * @throws ApiError 422 when the repository lacks it, or it does not fit its mode
 */
export async function replacementOf(
  git: GitRepository,
  base: string | undefined,
  item: TreeItem,
): Promise<Replacement> {
  const { path, sha, content } = item;
  const mode = item.mode.replace(/^0/, '');
  const wanted = typeOfMode(item.mode);
  if (content !== undefined) {
    if (wanted !== 'blob') throw badState();
    return { mode, sha: await git.objects.write('blob', Buffer.from(content)) };
  }
  if (sha === null) {
    if (!base || !(await git.entryAt(base, path))) throw badState();
    return undefined;
  }
  if (!(await isObject(git, item.type, sha))) throw unprocessable(`tree.sha ${sha} is not a valid ${item.type}`);
  if (item.type !== wanted || sha === noObject) throw badState();
  return { mode, sha };
}

/** A submodule's commit is in another repository. */
async function isObject(git: GitRepository, type: string, sha: string): Promise<boolean> {
  if (type === 'commit') return isObjectName(sha);
  return (await git.objects.head(sha))?.type === type;
}

/** GitHub's words for all that goes wrong further down. */
function badState() {
  return unprocessable('GitRPC::BadObjectState');
}
