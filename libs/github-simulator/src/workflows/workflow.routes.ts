import { json } from '../http/answer.js';
import { linkHeader, pageOf, slice } from '../http/paginate.js';
import type { Routes } from '../operations/routes.js';
import { dispatchWorkflow } from './dispatch-workflow.js';
import { findWorkflow, knownWorkflows } from './find-workflows.js';
import { workflowBody } from './workflow.body.js';

export const workflowRoutes = {
  'actions/list-repo-workflows': async (call) => {
    const workflows = await knownWorkflows(call.repository);
    const page = pageOf(call);
    const bodies = slice(workflows, page).map((workflow) => workflowBody(workflow, call));
    return json({ total_count: workflows.length, workflows: bodies }, 200, linkHeader(call, page, workflows.length));
  },

  'actions/get-workflow': async (call) => json(workflowBody(await findWorkflow(call), call)),
  'actions/create-workflow-dispatch': dispatchWorkflow,
} satisfies Routes;
