import { type Entry, getFileNameLowLevel, type ZipFile } from 'yauzl';
import { GitHubError } from '../../errors/github.error.js';
import { entryFault, MOST_RATIO } from './entry-fault.js';

/** More than the largest run can have. */
const MOST_ENTRIES = 50_000;

/**
 * The files of an archive by name, without those that nobody should unpack. Of two with the same name the first counts.
 *
 * @throws GitHubError when there are too many of them, or all of them together are a bomb
 */
export async function readEntries(
  zip: ZipFile,
  onIgnored: (name: string, why: string) => void,
): Promise<Map<string, Entry>> {
  if (zip.entryCount > MOST_ENTRIES) {
    throw new GitHubError(
      `The archive of the logs has ${zip.entryCount} files; ${MOST_ENTRIES} are the most that is read.`,
    );
  }
  const entries = new Map<string, Entry>();
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
    if (name.endsWith('/')) continue;
    const fault = entryFault(name, entry);
    if (fault) onIgnored(name, fault);
    else if (!entries.has(name)) {
      entries.set(name, entry);
      bytes += entry.uncompressedSize;
    }
  }
  // Files that overlap are each harmless by themselves.
  if (bytes > zip.fileSize * MOST_RATIO) {
    throw new GitHubError(
      `The archive of the logs would be ${bytes} bytes, more than ${MOST_RATIO} times what it is packed.`,
    );
  }
  return entries;
}
