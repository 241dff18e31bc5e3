import { readFileSync } from 'node:fs';
import type { OperationId } from '../operations/requirements.js';

/** What GitHub's OpenAPI description says of one operation. */
export interface DescribedOperation {
  /** Schema of the request's JSON body. */
  readonly request?: object;
  readonly required?: boolean;
  /** Schema of the JSON body by status; null: there is none. */
  readonly responses: Readonly<Record<string, object | null>>;
}

/** The slice of GitHub's OpenAPI description that `scripts/describe-operations.mjs` cut out. */
export interface Description {
  readonly source: string;
  readonly operations: Readonly<Record<OperationId, DescribedOperation>>;
  readonly schemas: Readonly<Record<string, object>>;
}

export function readDescription(): Description {
  return JSON.parse(readFileSync(new URL('../../openapi/description.json', import.meta.url), 'utf8')) as Description;
}
