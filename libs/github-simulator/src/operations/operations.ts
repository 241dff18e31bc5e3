import type { Requirement } from '../auth/authorize.js';
import { describedOperations } from './described-operations.js';
import { type OperationId, requirements } from './requirements.js';

/** One operation of GitHub's REST API. */
export interface Operation {
  readonly id: OperationId;
  readonly method: string;
  /** `/repos/{owner}/{repo}/contents/{path*}`; a `*` lets a parameter span slashes. */
  readonly path: string;
  readonly requirement: Requirement;
  /** Page below https://docs.github.com/rest/ */
  readonly documentation: string;
}

/** Every operation that the simulator models, by GitHub's operation id. */
export const operations = Object.fromEntries(
  (Object.keys(requirements) as OperationId[]).map((id) => {
    const [method, path, documentation] = describedOperations[id];
    return [id, { id, method, path, requirement: requirements[id], documentation }];
  }),
) as Readonly<Record<OperationId, Operation>>;

export type { OperationId };

export function isOperationId(name: string | undefined): name is OperationId {
  return name !== undefined && name in operations;
}
