import type { Signature } from '../git/objects/signature.js';
import type { RepositoryCall } from '../http/call.js';
import { changedPaths } from './changed-paths.js';

/** A commit as a push tells of it. */
export async function pushCommitBody(sha: string, isDistinct: boolean, call: RepositoryCall) {
  const { repository, links } = call;
  const { git } = repository;
  const commit = await git.commit(sha);
  if (!commit) throw new Error(`Failed to tell of commit ${sha} in ${repository.fullName}: it is not there.`);
  const parent = commit.parents[0] && (await git.commit(commit.parents[0]));
  return {
    id: sha,
    tree_id: commit.tree,
    distinct: isDistinct,
    message: commit.message,
    timestamp: zonedTimestamp(commit.committer),
    url: `${links.web}/${repository.fullName}/commit/${sha}`,
    author: personBody(commit.author, call),
    committer: personBody(commit.committer, call),
    ...(await changedPaths(git, parent ? parent.tree : undefined, commit.tree)),
  };
}

/** Only the App's bot, and GitHub itself, have accounts behind their addresses. */
function personBody({ name, email }: Signature, { world: { app } }: RepositoryCall) {
  const accounts = new Map([
    [app.bot.email, app.bot.login],
    ['noreply@github.com', 'web-flow'],
  ]);
  const username = accounts.get(email);
  return { name, email, ...(username && { username }) };
}

/** By the clock that the committer was on: `2026-01-31T14:00:00+02:00`. */
function zonedTimestamp({ at, zone = '+0000' }: Signature): string {
  const sign = zone.startsWith('-') ? -1 : 1;
  const minutes = sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5)));
  const local = new Date(at.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  return minutes === 0 ? `${local}Z` : `${local}${zone.slice(0, 3)}:${zone.slice(3)}`;
}
