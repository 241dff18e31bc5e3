import type { RepositoryCall } from '../http/call.js';
import { timestamp } from '../http/timestamp.js';
import { nodeId } from '../storage/stable-id.js';
import type { Workflow } from './workflow.js';

export function workflowBody({ id, name, path }: Workflow, { repository, links }: RepositoryCall) {
  const page = `${links.web}/${repository.fullName}`;
  const record = repository.workflows.find(path);
  const file = path.split('/').at(-1) ?? '';
  return {
    id,
    node_id: nodeId('W', id),
    name,
    path,
    state: record?.state ?? 'active',
    created_at: timestamp(record?.createdAt ?? repository.record.createdAt),
    updated_at: timestamp(record?.updatedAt ?? repository.record.createdAt),
    url: `${links.api}/repos/${repository.fullName}/actions/workflows/${id}`,
    html_url: `${page}/blob/${repository.git.references.defaultBranch()}/${path}`,
    badge_url: `${page}/actions/workflows/${file}/badge.svg`,
  };
}
