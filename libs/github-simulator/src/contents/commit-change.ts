import { readSignatures } from '../commits/read-signatures.js';
import { type Replacement, editTree } from '../git/edit-tree.js';
import type { Commit } from '../git/objects/commit.js';
import type { TreeEntry } from '../git/objects/tree.js';
import { isReferenceName } from '../git/references/reference-name.js';
import { ReferenceMovedError } from '../git/references/reference-moved.error.js';
import { ApiError, notFound } from '../http/api.error.js';
import type { RepositoryCall } from '../http/call.js';
import type { JsonObject } from '../http/read-body.js';
import { moveReference } from '../references/move-reference.js';
import { type ContentPath, isWorkflowPath } from './content-path.js';
import { requireWorkflows } from './require-workflows.js';

/** A path on a branch, as it stands before the change. */
export interface Target {
  readonly branch: string;
  readonly path: ContentPath;
  /** Undefined while the repository is empty. */
  readonly head: string | undefined;
  readonly root: string | undefined;
  readonly entry: TreeEntry | undefined;
}

/** The wish of a client: message and, if it likes, who wrote it. */
export interface ChangeFields {
  readonly message: string;
  readonly author: JsonObject | undefined;
  readonly committer: JsonObject | undefined;
}

/** @throws ApiError 404 when the caller may not write there, or the branch does not exist */
export async function findTarget(call: RepositoryCall, path: ContentPath, wanted?: string): Promise<Target> {
  const { git } = call.repository;
  if (isWorkflowPath(path)) requireWorkflows(call);
  const branch = (wanted ?? git.references.defaultBranch()).replace(/^refs\/heads\//, '');
  const head = git.branchHead(branch);
  const isFirst = git.isEmpty && isReferenceName(`refs/heads/${branch}`);
  if (!head && !isFirst) throw notFound(`Branch ${branch} not found`);
  const root = head && (await git.commit(head))?.tree;
  return { branch, path, head, root, entry: root ? await git.entryAt(root, path) : undefined };
}

/**
 * Commits one changed path onto a branch.
 *
 * @throws ApiError 409 when the branch moved meanwhile
 */
export async function commitChange(
  call: RepositoryCall,
  target: Target,
  replacement: Replacement,
  fields: ChangeFields,
): Promise<{ sha: string; commit: Commit }> {
  const { git } = call.repository;
  const { author, committer } = readSignatures(call, fields);
  const edit = { path: target.path, replacement };
  const tree = (await editTree(git, target.root, [edit])) ?? (await git.writeTree([]));
  const parents = target.head ? [target.head] : [];
  const commit = { tree, parents, author, committer, message: fields.message };
  const sha = await git.writeCommit(commit);
  moveBranch(call, target, sha);
  return { sha, commit };
}

function moveBranch({ repository, world }: RepositoryCall, { branch, head }: Target, sha: string): void {
  try {
    moveReference(world, repository, { name: `refs/heads/${branch}`, from: head, to: sha });
  } catch (error) {
    if (!(error instanceof ReferenceMovedError)) throw error;
    throw new ApiError(409, `is at ${error.actual ?? 'nothing'} but expected ${error.expected ?? 'nothing'}`);
  }
}
