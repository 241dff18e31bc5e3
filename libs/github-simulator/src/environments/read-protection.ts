import { unprocessable } from '../http/api.error.js';
import type { Call } from '../http/call.js';
import { type JsonObject, readBody } from '../http/read-body.js';
import { readFields } from '../http/read-fields.js';
import type { BranchPolicy, Protection } from './environment-record.js';
import { readReviewers } from './read-reviewers.js';

const known = ['wait_timer', 'prevent_self_review', 'reviewers', 'deployment_branch_policy'];
const longestWaitMinutes = 43_200;

/**
 * What a body says of the protection of an environment; null takes a rule away, what is left out stays as it is.
 *
 * @throws ApiError 422 for anything else
 */
export function readProtection(call: Call): Partial<Protection> {
  const body = readBody(call);
  const unknown = Object.keys(body).find((key) => !known.includes(key));
  if (unknown !== undefined)
    throw unprocessable(`Invalid request.\n\n${JSON.stringify(unknown)} is not a permitted key.`);
  const { wait_timer: waitTimer, prevent_self_review: preventSelfReview } = readFields(body, {
    wait_timer: 'integer?',
    prevent_self_review: 'boolean?',
  });
  checkWait(waitTimer ?? 0);
  return {
    ...(waitTimer !== undefined && { waitTimer }),
    ...(preventSelfReview !== undefined && { preventSelfReview }),
    ...('reviewers' in body && { reviewers: readReviewers(body['reviewers']) }),
    ...('deployment_branch_policy' in body && { branchPolicy: readBranchPolicy(body) }),
  };
}

function checkWait(minutes: number): void {
  const limit = minutes < 0 ? 'greater than or equal to 0' : `less than or equal to ${longestWaitMinutes}`;
  if (minutes >= 0 && minutes <= longestWaitMinutes) return;
  throw unprocessable(`Invalid request.\n\nFor 'properties/wait_timer', ${minutes} must be ${limit}.`);
}

function readBranchPolicy(body: JsonObject): BranchPolicy | null {
  const { deployment_branch_policy: policy } = readFields(body, { deployment_branch_policy: 'object?|null' });
  if (!policy) return null;
  const fields = readFields(policy, { protected_branches: 'boolean', custom_branch_policies: 'boolean' });
  if (fields.protected_branches !== fields.custom_branch_policies) return fields;
  throw unprocessable('protected_branches and custom_branch_policies cannot have the same value');
}
