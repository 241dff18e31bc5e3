import { refuseEmpty } from '../commits/refuse-empty.js';
import { isWorkflowPath } from '../contents/content-path.js';
import { requireWorkflows } from '../contents/require-workflows.js';
import { type Edit, editTree } from '../git/edit-tree.js';
import { isObjectName } from '../git/objects/git-object.js';
import { type Answer, json } from '../http/answer.js';
import { unprocessable } from '../http/api.error.js';
import type { RepositoryCall } from '../http/call.js';
import { readBody } from '../http/read-body.js';
import { readFields } from '../http/read-fields.js';
import { objectUrl } from './object-url.js';
import { readTreeItems } from './read-tree-items.js';
import { replacementOf } from './replacement-of.js';
import { treeBody } from './tree.body.js';

/** Writes a tree, from scratch or as a change to another one. */
export async function createTree(call: RepositoryCall): Promise<Answer> {
  refuseEmpty(call);
  const { git } = call.repository;
  const body = readBody(call);
  const { base_tree: wanted } = readFields(body, { base_tree: 'string?' });
  const items = readTreeItems(body['tree']);
  if (items.length === 0 || wanted === '') throw unprocessable('Invalid tree info');
  const base = wanted === undefined ? undefined : await findBase(call, wanted);
  if (items.some(({ path }) => isWorkflowPath(path))) requireWorkflows(call);
  const edits: Edit[] = [];
  for (const item of items) edits.push({ path: item.path, replacement: await replacementOf(git, base, item) });
  const sha = (await editTree(git, base, edits)) ?? (await git.writeTree([]));
  const entries = (await git.tree(sha)).map((entry) => ({ ...entry, path: entry.name }));
  return json(await treeBody(call, sha, entries, false), 201, { location: objectUrl(call, 'tree', sha) });
}

/** A tree's name, or that of a commit, which PyGithub takes from the answer to a branch's tree. */
async function findBase({ repository: { git } }: RepositoryCall, name: string): Promise<string> {
  const head = isObjectName(name) ? await git.objects.head(name) : undefined;
  const tree = head?.type === 'tree' ? name : (await git.commit(name))?.tree;
  if (!tree) throw unprocessable('base_tree is not a valid tree oid');
  return tree;
}
