import type { Operation } from './operation.js';
import { files } from './operations/files.js';
import { logs } from './operations/logs.js';
import { provisioning } from './operations/provisioning.js';
import { repositories } from './operations/repositories.js';
import { secrets } from './operations/secrets.js';
import { tokens } from './operations/tokens.js';
import { workflows } from './operations/workflows.js';

export interface Area {
  readonly title: string;
  readonly operations: readonly Operation[];
}

/** Every method that reaches GitHub, in the order of the document. */
export const areas: readonly Area[] = [
  { title: 'Tokens', operations: tokens },
  { title: 'Repositories', operations: repositories },
  { title: 'Files', operations: files },
  { title: 'Secrets', operations: secrets },
  { title: 'Workflows', operations: workflows },
  { title: 'Logs', operations: logs },
  { title: 'Provisioning', operations: provisioning },
];
