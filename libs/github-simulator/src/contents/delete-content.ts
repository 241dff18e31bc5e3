import { gitCommitBody } from '../commits/git-commit.body.js';
import { type Answer, json } from '../http/answer.js';
import { ApiError, notFound } from '../http/api.error.js';
import { type RepositoryCall, param } from '../http/call.js';
import { type JsonObject, readBody } from '../http/read-body.js';
import { readFields } from '../http/read-fields.js';
import { commitChange, findTarget } from './commit-change.js';
import { readablePath } from './content-path.js';
import { contentType } from './content.body.js';

/** Removes the file whose sha the client knows. */
export async function deleteContent(call: RepositoryCall): Promise<Answer> {
  const path = readablePath(param(call, 'path'));
  const fields = readFields(readWish(call), {
    message: 'string',
    sha: 'string',
    branch: 'string?',
    author: 'object?',
    committer: 'object?',
  });
  const target = await findTarget(call, path, fields.branch);
  if (!target.entry || contentType(target.entry) === 'dir') throw notFound();
  if (target.entry.sha !== fields.sha) throw new ApiError(409, `${path.join('/')} does not match ${fields.sha}`);
  const { sha, commit } = await commitChange(call, target, undefined, fields);
  return json({ content: null, commit: gitCommitBody(call, sha, commit) });
}

/** Clients that cannot send a body with DELETE put the fields into the query. */
function readWish(call: RepositoryCall): JsonObject {
  return { ...Object.fromEntries(call.url.searchParams), ...readBody(call) };
}
