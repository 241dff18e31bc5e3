import type { RepositoryCall } from '../http/call.js';
import { timestamp } from '../http/timestamp.js';
import { botBody } from '../organizations/account.body.js';
import { repositoryBody } from '../repositories/repository.body.js';
import { nodeId } from '../storage/stable-id.js';
import { attemptProgress } from './run-progress.js';
import { type AttemptRecord, type RunRecord, currentAttempt } from './run-record.js';
import { runUrls } from './run-urls.js';

/** A run as it is in one of its attempts. */
export function runBody(run: RunRecord, call: RepositoryCall, attempt: AttemptRecord = currentAttempt(run)) {
  return makeRunBody(run, attempt, call, sharedBodies(call));
}

/** Runs of one repository, each as it is in its latest attempt. */
export function runBodies(runs: readonly RunRecord[], call: RepositoryCall) {
  const shared = sharedBodies(call);
  return Promise.all(runs.map((run) => makeRunBody(run, currentAttempt(run), call, shared)));
}

async function makeRunBody(run: RunRecord, attempt: AttemptRecord, call: RepositoryCall, shared: SharedBodies) {
  const { world, repository, links } = call;
  const { url, page } = runUrls(call, run.id);
  const api = `${links.api}/repos/${repository.fullName}`;
  const { status, conclusion, updatedAt } = attemptProgress(attempt, world.clock.nowMs());
  const { actor, minimal } = shared;
  return {
    id: run.id,
    name: run.workflowName,
    node_id: nodeId('WFR', run.id),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.workflowPath,
    display_title: run.title,
    run_number: run.number,
    event: run.event,
    status,
    conclusion,
    workflow_id: run.workflowId,
    check_suite_id: run.id,
    check_suite_node_id: nodeId('CS', run.id),
    url,
    html_url: page,
    pull_requests: [],
    created_at: timestamp(run.createdAt),
    updated_at: timestamp(updatedAt),
    actor,
    run_attempt: attempt.number,
    referenced_workflows: [],
    run_started_at: timestamp(attempt.createdAt),
    triggering_actor: actor,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${api}/check-suites/${run.id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: attempt.number > 1 ? `${url}/attempts/${attempt.number - 1}` : null,
    workflow_url: `${api}/actions/workflows/${run.workflowId}`,
    head_commit: await shared.headCommit(run.headSha),
    repository: minimal,
    head_repository: minimal,
  };
}

type SharedBodies = ReturnType<typeof sharedBodies>;

/** What runs of a repository have in common: a list has it a hundred times. */
function sharedBodies(call: RepositoryCall) {
  const commits = new Map<string, ReturnType<typeof headCommit>>();
  return {
    actor: botBody(call.world.app, call.links),
    minimal: repositoryBody(call.repository, call),
    headCommit: (sha: string) => {
      const commit = commits.get(sha) ?? headCommit(sha, call);
      commits.set(sha, commit);
      return commit;
    },
  };
}

async function headCommit(headSha: string, { repository }: RepositoryCall) {
  const commit = await repository.git.commit(headSha);
  if (!commit) return null;
  const { tree, message, author, committer } = commit;
  return {
    id: headSha,
    tree_id: tree,
    message,
    timestamp: timestamp(committer.at),
    author: { name: author.name, email: author.email },
    committer: { name: committer.name, email: committer.email },
  };
}
