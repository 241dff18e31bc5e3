import { gitCommitBody } from '../commits/git-commit.body.js';
import { refuseEmpty } from '../commits/refuse-empty.js';
import { type Answer, json } from '../http/answer.js';
import { notFound } from '../http/api.error.js';
import { type RepositoryCall, param } from '../http/call.js';
import { requireObjectName } from './require-object-name.js';

export async function getCommit(call: RepositoryCall): Promise<Answer> {
  refuseEmpty(call);
  const sha = param(call, 'commit_sha');
  requireObjectName('sha', sha);
  const commit = await call.repository.git.commit(sha);
  if (!commit) throw notFound();
  return json(gitCommitBody(call, sha, commit));
}
