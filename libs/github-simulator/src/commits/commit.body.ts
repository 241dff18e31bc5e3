import type { Commit } from '../git/objects/commit.js';
import type { Signature } from '../git/objects/signature.js';
import type { RepositoryCall } from '../http/call.js';
import { botBody } from '../organizations/account.body.js';
import { nodeId } from '../storage/stable-id.js';
import { signatureBody } from './git-commit.body.js';
import { verificationBody } from './verification.body.js';

/** A commit as the commits API shows it, without its files. */
export function commitBody(call: RepositoryCall, sha: string, commit: Commit) {
  const { repository, links } = call;
  const api = `${links.api}/repos/${repository.fullName}`;
  const page = `${links.web}/${repository.fullName}/commit`;
  return {
    sha,
    node_id: nodeId('C', sha),
    commit: {
      author: signatureBody(commit.author),
      committer: signatureBody(commit.committer),
      message: commit.message,
      tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
      url: `${api}/git/commits/${sha}`,
      comment_count: 0,
      verification: verificationBody(commit),
    },
    url: `${api}/commits/${sha}`,
    html_url: `${page}/${sha}`,
    comments_url: `${api}/commits/${sha}/comments`,
    author: accountOf(call, commit.author),
    committer: accountOf(call, commit.committer),
    parents: commit.parents.map((parent) => ({
      sha: parent,
      url: `${api}/commits/${parent}`,
      html_url: `${page}/${parent}`,
    })),
  };
}

/** The account behind an address; the App's bot is the only one that writes. */
function accountOf(call: RepositoryCall, { email }: Signature) {
  return email === call.world.app.bot.email ? botBody(call.world.app, call.links) : null;
}
