import { join } from 'node:path';

/** Where the table is printed. */
export const documentFile = join(import.meta.dirname, '../../../../../docs/client-faults.md');
