import type { Installation } from '../apps/installation.js';
import type { RepositoryCall } from '../http/call.js';
import { eventBody } from './event.body.js';
import { pushCommitBody } from './push-commit.body.js';
import { type Push, pushedCommits } from './push.js';

const nothing = '0'.repeat(40);

/** @see https://docs.github.com/webhooks/webhook-events-and-payloads#push */
export async function pushBody(push: Push, installation: Installation, call: RepositoryCall) {
  const { reference, before = nothing, after = nothing } = push;
  // As it is now: the commits take a while to read.
  const common = eventBody(installation, call);
  const { shas, distinct, forced } = await pushedCommits(push);
  const commits = await Promise.all(shas.map((sha) => pushCommitBody(sha, distinct.has(sha), call)));
  const { bot } = call.world.app;
  return {
    ref: reference,
    before,
    after,
    ...common,
    repository: pushRepositoryBody(common.repository, call),
    pusher: { name: bot.login, email: bot.email },
    created: push.before === undefined,
    deleted: push.after === undefined,
    forced,
    base_ref: baseOf(push),
    compare: compareUrl(push, call),
    commits,
    head_commit: await headCommit(push, commits, call),
  };
}

/** A push has the repository in a form of its own, older than the API. */
function pushRepositoryBody(body: Record<string, unknown>, { repository, links }: RepositoryCall) {
  const { owner, record, fullName } = repository;
  return {
    ...body,
    owner: { ...(body['owner'] as object), name: owner.login, email: null },
    url: `${links.web}/${fullName}`,
    created_at: Math.floor(record.createdAt / 1000),
    pushed_at: Math.floor(record.pushedAt / 1000),
    stargazers: 0,
    master_branch: body['default_branch'],
    ...(owner.type === 'Organization' && { organization: owner.login }),
  };
}

/** The branch that something new was taken from. */
function baseOf({ before, after, others }: Push): string | null {
  const bases = before === undefined ? [...others].filter(([, sha]) => sha === after) : [];
  return bases[0]?.[0] ?? null;
}

function compareUrl({ reference, before, after }: Push, { repository, links }: RepositoryCall): string {
  const root = `${links.web}/${repository.fullName}/compare`;
  if (before === undefined) return `${root}/${reference.replace(/^refs\/(heads|tags)\//, '')}`;
  return `${root}/${before.slice(0, 12)}...${(after ?? nothing).slice(0, 12)}`;
}

type CommitBody = Awaited<ReturnType<typeof pushCommitBody>>;

async function headCommit({ repository, after }: Push, commits: readonly CommitBody[], call: RepositoryCall) {
  const sha = after && (await repository.git.peel(after));
  if (!sha) return null;
  return commits.find(({ id }) => id === sha) ?? pushCommitBody(sha, true, call);
}
