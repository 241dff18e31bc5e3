import { json, raw } from '../http/answer.js';
import { type RepositoryCall, param } from '../http/call.js';
import { mediaVariant } from '../http/media-type.js';
import { linkHeader, pageOf } from '../http/paginate.js';
import type { Routes } from '../operations/routes.js';
import { commitBody } from './commit.body.js';
import { changedFiles } from './changed-files.js';
import { compareCommits } from './compare-commits.js';
import { diffAnswer } from './diff-answer.js';
import { findCommit } from './find-commit.js';
import { listCommits } from './list-commits.js';

export const commitRoutes = {
  'repos/list-commits': async (call) => {
    const page = pageOf(call);
    const { shas, total } = await listCommits(call, page);
    const bodies = await Promise.all(shas.map((sha) => bodyOf(call, sha)));
    return json(bodies, 200, linkHeader(call, page, total));
  },

  'repos/get-commit': async (call) => {
    const { sha, commit } = await findCommit(call, param(call, 'ref'));
    if (mediaVariant(call.request) === 'sha') return raw(Buffer.from(sha), 'application/vnd.github.sha; charset=utf-8');
    const asText = await diffAnswer(call, commit.parents[0], sha);
    if (asText) return asText;
    const files = await changedFiles(call, commit.parents[0], sha);
    const additions = files.reduce((sum, file) => sum + file.additions, 0);
    const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
    const stats = { total: additions + deletions, additions, deletions };
    return json({ ...commitBody(call, sha, commit), stats, files });
  },

  'repos/compare-commits-with-basehead': compareCommits,
} satisfies Routes;

async function bodyOf(call: RepositoryCall, name: string) {
  const { sha, commit } = await findCommit(call, name);
  return commitBody(call, sha, commit);
}
