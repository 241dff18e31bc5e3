import type { RepositoryCall } from '../http/call.js';
import { timestamp } from '../http/timestamp.js';
import { nodeId, stableId } from '../storage/stable-id.js';
import type { Environment } from './environment.js';
import type { EnvironmentRecord } from './environment-record.js';
import { reviewerBody } from './reviewer.body.js';

export function environmentBody({ record }: Environment, call: RepositoryCall) {
  const { id, name } = record;
  const { api, web } = call.links;
  const { fullName } = call.repository;
  return {
    id,
    node_id: nodeId('EN', id),
    name,
    url: `${api}/repos/${fullName}/environments/${encodeURIComponent(name)}`,
    html_url: `${web}/${fullName}/deployments/activity_log?environments_filter=${encodeURIComponent(name)}`,
    created_at: timestamp(record.createdAt),
    updated_at: timestamp(record.updatedAt),
    can_admins_bypass: true,
    protection_rules: protectionRules(record, call),
    deployment_branch_policy: record.branchPolicy,
  };
}

function protectionRules(record: EnvironmentRecord, call: RepositoryCall) {
  const { waitTimer, preventSelfReview, reviewers, branchPolicy } = record;
  const rule = (type: string) => {
    const id = stableId('protection-rule', record.id, type);
    return { id, node_id: nodeId('GA', id), type };
  };
  const reviewerBodies = reviewers.map((reviewer) => reviewerBody(reviewer, call));
  return [
    ...(reviewers.length > 0
      ? [{ ...rule('required_reviewers'), prevent_self_review: preventSelfReview, reviewers: reviewerBodies }]
      : []),
    ...(waitTimer > 0 ? [{ ...rule('wait_timer'), wait_timer: waitTimer }] : []),
    ...(branchPolicy ? [rule('branch_policy')] : []),
  ];
}
