import type { Installation } from '../apps/installation.js';
import { SimulatorClock } from '../clock/simulator-clock.js';
import type { WorkflowRunEvent } from '../events/events.js';
import type { RepositoryCall } from '../http/call.js';
import { runBody } from '../runs/run.body.js';
import { workflowBody } from '../workflows/workflow.body.js';
import { eventBody } from './event.body.js';

/** @see https://docs.github.com/webhooks/webhook-events-and-payloads#workflow_run */
export async function workflowRunEventBody(event: WorkflowRunEvent, installation: Installation, call: RepositoryCall) {
  const { run, action, at } = event;
  const { workflowId: id, workflowName: name, workflowPath: path } = run;
  // The run as it was when it happened: the clock may have been moved past that.
  const then = { ...call, world: { ...call.world, clock: new SimulatorClock(() => at) } };
  const common = eventBody(installation, call);
  const workflow = workflowBody({ id, name, path, definition: { jobs: [] } }, call);
  return { action, workflow_run: withLiteRepositories(await runBody(run, then)), workflow, ...common };
}

const liteKeys = new Set(['id', 'node_id', 'name', 'full_name', 'private', 'owner', 'description', 'fork', 'url']);
const cloneKeys = new Set(['clone_url', 'git_url', 'mirror_url', 'ssh_url', 'svn_url']);

/** In a webhook, a run's repositories are little more than their addresses. */
function withLiteRepositories<Run extends { repository: object; head_repository: object }>(run: Run) {
  return { ...run, repository: lite(run.repository), head_repository: lite(run.head_repository) };
}

function lite(repository: object): object {
  const isLite = (key: string) => liteKeys.has(key) || (key.endsWith('_url') && !cloneKeys.has(key));
  return Object.fromEntries(Object.entries(repository).filter(([key]) => isLite(key)));
}
