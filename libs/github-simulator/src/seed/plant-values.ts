import type { RepositoryAccess } from '../repository-access/repository-access.js';
import { sealBox } from '../secrets/sealed-box.js';
import type { Secrets } from '../secrets/secrets.js';
import type { Variables } from '../variables/variables.js';
import type { PlannedValues } from './read/read-values.js';

/** Seals a value as a client would, and stores it. */
export function plantSecret(secrets: Secrets, name: string, value: string, nowMs: number, access?: RepositoryAccess) {
  secrets.put(name, sealBox(value, secrets.keyPair()), nowMs, access);
}

/** Stores a value, in place of the one that there may be. */
export function plantVariable(
  variables: Variables,
  name: string,
  value: string,
  nowMs: number,
  access?: RepositoryAccess,
) {
  const earlier = variables.find(name);
  if (earlier) variables.delete(earlier);
  variables.add({ name, value, createdAt: nowMs, updatedAt: nowMs, ...(access && { access }) });
}

interface Holder {
  readonly secrets: Secrets;
  readonly variables: Variables;
}

interface Values {
  readonly secrets?: PlannedValues;
  readonly variables?: PlannedValues;
}

/** Stores what a repository or an environment is to hold. */
export function plantValues(holder: Holder, { secrets, variables }: Values, nowMs: number): void {
  for (const [name, value] of secrets ?? []) plantSecret(holder.secrets, name, value, nowMs);
  for (const [name, value] of variables ?? []) plantVariable(holder.variables, name, value, nowMs);
}
