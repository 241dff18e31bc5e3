import { gitCommitBody } from '../commits/git-commit.body.js';
import { type TreeEntry, fileMode } from '../git/objects/tree.js';
import { type Answer, json } from '../http/answer.js';
import { ApiError, unprocessable } from '../http/api.error.js';
import { compactBase64, isBase64 } from '../http/base64.js';
import { type RepositoryCall, param } from '../http/call.js';
import { readBody } from '../http/read-body.js';
import { notSupplied, readFields } from '../http/read-fields.js';
import { type Target, commitChange, findTarget } from './commit-change.js';
import { writablePath } from './content-path.js';
import { contentBody, contentType } from './content.body.js';

/** Creates a file (201) or replaces the one whose sha the client knows (200). */
export async function putContent(call: RepositoryCall): Promise<Answer> {
  const path = writablePath(param(call, 'path'));
  const fields = readFields(readBody(call), {
    message: 'string',
    content: 'string',
    sha: 'string?',
    branch: 'string?',
    author: 'object?',
    committer: 'object?',
  });
  const bytes = decode(fields.content);
  const target = await findTarget(call, path, fields.branch);
  await checkFree(call, target);
  checkReplaceable(target, fields.sha);
  const blob = await call.repository.git.objects.write('blob', bytes);
  const entry = { mode: modeOf(target.entry), name: path.at(-1) ?? '', sha: blob };
  const { sha, commit } = await commitChange(call, target, entry, fields);
  const content = contentBody(call, entry, path, target.branch, bytes.length);
  return json({ content, commit: gitCommitBody(call, sha, commit) }, target.entry ? 200 : 201);
}

/** A file stays executable, a link stays a link; only a submodule cannot hold what is written to it. */
function modeOf(entry: TreeEntry | undefined): string {
  return entry && contentType(entry) !== 'submodule' ? entry.mode : fileMode;
}

function decode(content: string): Buffer {
  const compact = compactBase64(content);
  if (isBase64(compact)) return Buffer.from(compact, 'base64');
  throw unprocessable('content is not valid Base64');
}

/** @throws ApiError 409 when a file stands where a directory would have to be */
async function checkFree({ repository: { git } }: RepositoryCall, { root, path }: Target): Promise<void> {
  for (let depth = 1; root && depth < path.length; depth += 1) {
    const above = await git.entryAt(root, path.slice(0, depth));
    if (!above) return;
    if (contentType(above) === 'dir') continue;
    const advice = 'Choose a new path and try again.';
    throw new ApiError(409, `Sorry, a file exists where you’re trying to create a subdirectory. ${advice}`);
  }
}

/** @throws ApiError 422 or 409 unless the client knows what it replaces; a sha for a new file does not matter */
function checkReplaceable({ entry, path }: Target, sha: string | undefined): void {
  if (!entry) return;
  if (sha === undefined) throw unprocessable(`Invalid request.\n\n${notSupplied(['sha'])}`);
  if (contentType(entry) === 'dir') throw unprocessable(`${path.join('/')} is a directory`);
  if (entry.sha !== sha) throw new ApiError(409, `${path.join('/')} does not match ${sha}`);
}
