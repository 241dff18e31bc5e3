import type { Commit } from '../git/objects/commit.js';
import type { Signature } from '../git/objects/signature.js';
import type { RepositoryCall } from '../http/call.js';
import { timestamp } from '../http/timestamp.js';
import { nodeId } from '../storage/stable-id.js';
import { verificationBody } from './verification.body.js';

export function signatureBody({ name, email, at }: Signature) {
  return { name, email, date: timestamp(at) };
}

/** A commit as Git Data shows it. */
export function gitCommitBody({ repository, links }: RepositoryCall, sha: string, commit: Commit) {
  const api = `${links.api}/repos/${repository.fullName}/git`;
  const page = `${links.web}/${repository.fullName}/commit`;
  return {
    sha,
    node_id: nodeId('C', sha),
    url: `${api}/commits/${sha}`,
    html_url: `${page}/${sha}`,
    author: signatureBody(commit.author),
    committer: signatureBody(commit.committer),
    tree: { sha: commit.tree, url: `${api}/trees/${commit.tree}` },
    message: commit.message,
    parents: commit.parents.map((parent) => ({
      sha: parent,
      url: `${api}/commits/${parent}`,
      html_url: `${page}/${parent}`,
    })),
    verification: verificationBody(commit),
  };
}
