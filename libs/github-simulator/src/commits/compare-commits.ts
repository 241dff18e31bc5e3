import { commitsBetween, mergeBase } from '../git/history.js';
import { type Answer, json } from '../http/answer.js';
import { notFound } from '../http/api.error.js';
import { type RepositoryCall, param, query } from '../http/call.js';
import { type Page, linkHeader, pageOf, slice } from '../http/paginate.js';
import { changedFiles } from './changed-files.js';
import { commitBody } from './commit.body.js';
import { type Comparison, comparisonBody } from './comparison.body.js';
import { diffAnswer } from './diff-answer.js';

const mostCommits = 250;
const mostFiles = 300;

/** Holds one commit against another: what the second has that the first has not, since they went apart. */
export async function compareCommits(call: RepositoryCall): Promise<Answer> {
  const { directory } = call.repository.git;
  const comparison = await readComparison(call);
  const { baseSha, headSha, mergeBaseSha } = comparison;
  const asText = await diffAnswer(call, mergeBaseSha, headSha);
  if (asText) return asText;
  const [ahead, behind] = await Promise.all([
    commitsBetween(directory, baseSha, headSha),
    commitsBetween(directory, headSha, baseSha),
  ]);
  const page = pageOfCommits(call);
  const files = page.number === 1 ? (await changedFiles(call, mergeBaseSha, headSha)).slice(0, mostFiles) : undefined;
  const commits = await Promise.all(slice(ahead, page).map((sha) => bodyOf(call, sha)));
  const body = {
    ...comparisonBody(call, comparison),
    base_commit: await bodyOf(call, baseSha),
    merge_base_commit: await bodyOf(call, mergeBaseSha),
    status: statusOf(ahead.length, behind.length),
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits,
    ...(files && { files }),
  };
  return json(body, 200, linkHeader(call, page, ahead.length));
}

/** @throws ApiError 404 for what is not there, or has no history in common */
async function readComparison(call: RepositoryCall): Promise<Comparison> {
  const [base = '', head = '', ...rest] = param(call, 'basehead').split('...');
  const [baseSha, headSha] = await Promise.all([resolve(call, base), resolve(call, head)]);
  if (!baseSha || !headSha || rest.length > 0) throw notFound();
  const mergeBaseSha = await mergeBase(call.repository.git.directory, baseSha, headSha);
  if (!mergeBaseSha) throw notFound(`No common ancestor between ${base} and ${head}.`);
  return { base, head, baseSha, headSha, mergeBaseSha };
}

/** `main`, `acme:main` or `acme:demo:main`; there are no forks to look into. */
async function resolve({ repository }: RepositoryCall, name: string): Promise<string | undefined> {
  const parts = name.split(':');
  const [owner, repo] = parts.slice(0, -1).map((part) => part.toLowerCase());
  if (owner !== undefined && owner !== repository.owner.login.toLowerCase()) return undefined;
  if (repo !== undefined && repo !== repository.name.toLowerCase()) return undefined;
  return repository.git.resolve(parts.at(-1) ?? '');
}

/** Who does not ask for pages gets more than fits on one. */
function pageOfCommits(call: RepositoryCall): Page {
  const isPaged = query(call, 'page') !== undefined || query(call, 'per_page') !== undefined;
  return isPaged ? pageOf(call) : { number: 1, size: mostCommits };
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}

async function bodyOf(call: RepositoryCall, sha: string) {
  const commit = await call.repository.git.commit(sha);
  if (!commit) throw notFound();
  return commitBody(call, sha, commit);
}
