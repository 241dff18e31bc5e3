import { type Answer, json, noContent } from '../http/answer.js';
import { selectedVersion } from '../http/api-version.js';
import { unprocessable } from '../http/api.error.js';
import type { RepositoryCall } from '../http/call.js';
import { readBody } from '../http/read-body.js';
import { readFields } from '../http/read-fields.js';
import { runUrls } from '../runs/run-urls.js';
import { dispatchInputs } from './dispatch-inputs.js';
import { findWorkflow, workflowsAt } from './find-workflows.js';
import type { Workflow } from './workflow.js';

/** From this version on the answer always names the run. */
const alwaysDetailed = '2026-03-10';

/** Starts a workflow; the answer names the run when the client asks for `return_run_details`. */
export async function dispatchWorkflow(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call;
  const known = await findWorkflow(call);
  const fields = readFields(readBody(call), {
    ref: 'string',
    inputs: 'object?',
    return_run_details: 'boolean?',
  });
  const head = await findHead(call, fields.ref);
  const workflow = await workflowAtHead(call, known, head.sha);
  const inputs = dispatchInputs(workflow.definition.dispatch ?? {}, fields.inputs ?? {});
  const run = repository.runs.start({
    id: world.repositories.nextRunId(),
    event: 'workflow_dispatch',
    workflow,
    head,
    inputs,
    nowMs: world.clock.nowMs(),
  });
  const isDetailed = fields.return_run_details || selectedVersion(call.request) === alwaysDetailed;
  if (!isDetailed) return noContent();
  const { url, page } = runUrls(call, run.id);
  return json({ workflow_run_id: run.id, run_url: url, html_url: page });
}

async function findHead({ repository: { git } }: RepositoryCall, ref: string): Promise<{ name: string; sha: string }> {
  const name = ref.replace(/^refs\/(heads|tags)\//, '');
  const exists = git.references.read(`refs/heads/${name}`) ?? git.references.read(`refs/tags/${name}`);
  const sha = exists && (await git.resolve(name));
  if (!sha) throw unprocessable(`No ref found for: ${ref}`);
  return { name, sha };
}

async function workflowAtHead({ repository }: RepositoryCall, { path }: Workflow, sha: string): Promise<Workflow> {
  const workflow = (await workflowsAt(repository, sha)).find((candidate) => candidate.path === path);
  const { fault, dispatch } = workflow?.definition ?? {};
  if (fault) throw unprocessable(`Failed to parse workflow: ${fault}`);
  if (!workflow || !dispatch) throw unprocessable("Workflow does not have 'workflow_dispatch' trigger");
  return workflow;
}
