import { type Answer, json, noContent } from '../http/answer.js';
import type { RepositoryCall } from '../http/call.js';
import { linkHeader, pageOf, slice } from '../http/paginate.js';
import type { Routes } from '../operations/routes.js';
import { dispatchWorkflow } from './dispatch-workflow.js';
import { findWorkflow, knownWorkflows } from './find-workflows.js';
import { workflowBody } from './workflow.body.js';
import type { WorkflowState } from './workflow-states.js';

export const workflowRoutes = {
  'actions/list-repo-workflows': async (call) => {
    const workflows = await knownWorkflows(call);
    const page = pageOf(call);
    const bodies = slice(workflows, page).map((workflow) => workflowBody(workflow, call));
    return json({ total_count: workflows.length, workflows: bodies }, 200, linkHeader(call, page, workflows.length));
  },

  'actions/get-workflow': async (call) => json(workflowBody(await findWorkflow(call), call)),
  'actions/enable-workflow': (call) => changeState(call, 'active'),
  'actions/disable-workflow': (call) => changeState(call, 'disabled_manually'),
  'actions/create-workflow-dispatch': dispatchWorkflow,
} satisfies Routes;

async function changeState(call: RepositoryCall, state: WorkflowState): Promise<Answer> {
  const { path } = await findWorkflow(call);
  call.repository.workflows.change(path, state, call.world.clock.nowMs());
  return noContent();
}
