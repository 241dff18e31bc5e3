import { gitCommitBody } from '../commits/git-commit.body.js';
import { readSignature } from '../commits/read-signatures.js';
import { refuseEmpty } from '../commits/refuse-empty.js';
import { botSignature, webFlow } from '../commits/signatures.js';
import { serializeCommit } from '../git/objects/commit.js';
import { type Answer, json } from '../http/answer.js';
import { notFound, unprocessable } from '../http/api.error.js';
import type { RepositoryCall } from '../http/call.js';
import { type JsonObject, readBody } from '../http/read-body.js';
import { readFields } from '../http/read-fields.js';
import { objectUrl } from './object-url.js';
import { requireObjectName } from './require-object-name.js';

/** Makes a commit of a tree; no branch has it yet. */
export async function createCommit(call: RepositoryCall): Promise<Answer> {
  refuseEmpty(call);
  const { git } = call.repository;
  const fields = readFields(readBody(call), {
    message: 'string',
    tree: 'string',
    parents: 'string[]?',
    author: 'object?',
    committer: 'object?',
    signature: 'string?',
  });
  const { message, tree, parents = [] } = fields;
  await checkTree(call, tree);
  await checkParents(call, parents);
  const wished = { tree, parents, ...readPeople(call, fields), message };
  const sha = await git.objects.write('commit', serializeCommit(wished, fields.signature));
  const commit = await git.commit(sha);
  if (!commit) throw notFound();
  return json(gitCommitBody(call, sha, commit), 201, { location: objectUrl(call, 'commit', sha) });
}

async function checkTree({ repository: { git } }: RepositoryCall, tree: string): Promise<void> {
  requireObjectName('tree', tree);
  const object = await git.objects.head(tree);
  if (!object) throw unprocessable('Tree SHA does not exist');
  if (object.type !== 'tree') throw unprocessable('Tree SHA is not a tree object');
}

async function checkParents({ repository: { git } }: RepositoryCall, parents: readonly string[]): Promise<void> {
  const heads = await Promise.all(parents.map((parent) => git.objects.head(parent)));
  if (heads.every((head) => head?.type === 'commit')) return;
  throw unprocessable('Parent SHA does not exist or is not a commit object');
}

/** Who is not named is the author; without one, the App's bot wrote it and GitHub committed it. */
function readPeople(
  { world: { app, clock } }: RepositoryCall,
  wish: { author: JsonObject | undefined; committer: JsonObject | undefined },
) {
  const now = clock.now();
  const author = readSignature('author', wish.author, now);
  const committer = readSignature('committer', wish.committer, now);
  return { author: author ?? botSignature(app, now), committer: committer ?? author ?? webFlow(now) };
}
