import { type Answer, json, noContent } from '../http/answer.js';
import { selectedVersion } from '../http/api-version.js';
import { unprocessable } from '../http/api.error.js';
import type { RepositoryCall } from '../http/call.js';
import { readBody } from '../http/read-body.js';
import { readFields } from '../http/read-fields.js';
import { runUrls } from '../runs/run-urls.js';
import { startRun } from '../runs/start-run.js';
import { dispatchInputs } from './dispatch-inputs.js';
import { dispatchLimits } from './dispatch-limits.js';
import { findWorkflow, workflowsAt } from './find-workflows.js';
import type { Workflow } from './workflow.js';

/** From this version on the answer always names the run. */
const alwaysDetailed = '2026-03-10';

/** Starts a workflow; the answer names the run when the client asks for `return_run_details`. */
export async function dispatchWorkflow(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call;
  const known = await findWorkflow(call);
  checkEnabled(call, known);
  const fields = readWish(call);
  const head = await findHead(call, fields.ref);
  const workflow = await workflowAtHead(call, known, head.sha);
  const inputs = dispatchInputs(workflow.definition.dispatch ?? {}, fields.inputs ?? {});
  const run = startRun(world, repository, {
    event: 'workflow_dispatch',
    workflow,
    head,
    inputs,
    nowMs: world.clock.nowMs(),
  });
  if (!fields.return_run_details && !isAlwaysDetailed(call)) return noContent();
  const { url, page } = runUrls(call, run.id);
  return json({ workflow_run_id: run.id, run_url: url, html_url: page });
}

function isAlwaysDetailed({ request, world }: RepositoryCall): boolean {
  return selectedVersion(request) === alwaysDetailed && dispatchLimits(world.enterpriseServer).namesRuns;
}

/** @throws ApiError 422 when the workflow was disabled */
function checkEnabled({ repository }: RepositoryCall, { path }: Workflow): void {
  if (!repository.workflows.isDisabled(path)) return;
  throw unprocessable("Cannot trigger a 'workflow_dispatch' on a disabled workflow");
}

/** @throws ApiError 422 for a body that GitHub, in the version that is simulated, does not take */
function readWish(call: RepositoryCall) {
  const { mostInputs, namesRuns } = dispatchLimits(call.world.enterpriseServer);
  const body = readBody(call);
  if (!namesRuns && 'return_run_details' in body) {
    throw unprocessable('Invalid request.\n\n"return_run_details" is not a permitted key.');
  }
  const fields = readFields(body, { ref: 'string', inputs: 'object?', return_run_details: 'boolean?' });
  const count = Object.keys(fields.inputs ?? {}).length;
  if (count <= mostInputs) return fields;
  throw unprocessable(`Invalid request.\n\nNo more than ${mostInputs} properties are allowed; ${count} were supplied.`);
}

async function findHead({ repository: { git } }: RepositoryCall, ref: string): Promise<{ name: string; sha: string }> {
  const candidates = /^refs\/(heads|tags)\//.test(ref) ? [ref] : [`refs/heads/${ref}`, `refs/tags/${ref}`];
  const found = candidates.find((candidate) => git.references.read(candidate));
  const sha = found && (await git.resolve(found.replace('refs/', '')));
  if (!sha) throw unprocessable(`No ref found for: ${ref}`);
  return { name: found.replace(/^refs\/(heads|tags)\//, ''), sha };
}

/** @throws ApiError 422 when the workflow cannot be dispatched on that commit */
async function workflowAtHead(call: RepositoryCall, { path }: Workflow, sha: string): Promise<Workflow> {
  const { world, repository } = call;
  const workflow = (await workflowsAt(repository, sha)).find((candidate) => candidate.path === path);
  const { fault, dispatch } = workflow?.definition ?? {};
  if (fault) throw unprocessable(`Failed to parse workflow: ${fault}`);
  const isLagging = world.workflowLag.answerFor(repository.workflows.find(path)?.createdAt) !== undefined;
  if (!workflow || !dispatch || isLagging) throw unprocessable("Workflow does not have 'workflow_dispatch' trigger");
  const { mostInputs } = dispatchLimits(world.enterpriseServer);
  if (Object.keys(dispatch).length <= mostInputs) return workflow;
  throw unprocessable(
    `Failed to parse workflow: you may only define up to ${mostInputs} \`inputs\` for a \`workflow_dispatch\` event`,
  );
}
