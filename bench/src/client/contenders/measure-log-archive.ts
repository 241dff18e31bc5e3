import { buffer } from 'node:stream/consumers';
import { type Entry, fromBufferPromise } from 'yauzl';
import type { LogSize } from '../contender.js';

/** Unpacks the logs of the jobs from an archive in memory and reads them line by line. */
export async function measureLogArchive(archive: Buffer): Promise<LogSize> {
  const zip = await fromBufferPromise(archive, { lazyEntries: true });
  let lines = 0;
  let characters = 0;
  for await (const entry of zip.eachEntry()) {
    if (!isOfJob(entry)) continue;
    const text = new TextDecoder().decode(await buffer(await zip.openReadStreamPromise(entry)));
    for (const line of text.split('\n').slice(0, -1)) {
      lines += 1;
      characters += line.length;
    }
  }
  return { lines, characters };
}

/** Not those of its steps, which say the same again. */
function isOfJob({ fileName }: Entry): boolean {
  return /^\d+_[^/]+\.txt$/.test(fileName);
}
