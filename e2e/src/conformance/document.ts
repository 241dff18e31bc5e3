import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { allTopics } from './lines/all-topics.js';
import { asPassed } from './play-topics.js';
import { renderLedger, withoutVersions } from './render-ledger.js';

const file = join(import.meta.dirname, '../../../docs/conformance.md');

export async function writeDocument(text: string): Promise<true> {
  await writeFile(file, text);
  return true;
}

/** Whether what is committed is the ledger of a machine with every client, on which every line passed. */
export async function isCommitted(): Promise<boolean> {
  const committed = await readFile(file, 'utf8').catch(() => '');
  return withoutVersions(committed) === withoutVersions(renderLedger(asPassed(allTopics()), []));
}
