import type { Entry } from 'yauzl';

/** Small files may well be packed very tightly. */
const HARMLESS_BYTES = 1024 * 1024;
/** Logs shrink to a tenth; nothing but a bomb shrinks to this. */
export const MOST_RATIO = 200;

const UNIX = 3;
const TYPE_BITS = 0o170000;
const REGULAR_FILE = 0o100000;

/** Why a file of an archive is not to be unpacked; undefined when it may be. */
export function entryFault(name: string, entry: Entry): string | undefined {
  return nameFault(name) ?? contentFault(entry);
}

function nameFault(name: string): string | undefined {
  if (name.includes('\0') || name.includes('\\')) return 'its name holds what no name should';
  if (name.startsWith('/') || /^[a-z]:/i.test(name)) return 'its name begins at the root';
  if (name.split('/').includes('..')) return 'its name leads out of the archive';
  return undefined;
}

function contentFault(entry: Entry): string | undefined {
  const type = entry.versionMadeBy >>> 8 === UNIX ? (entry.externalFileAttributes >>> 16) & TYPE_BITS : 0;
  if (type !== 0 && type !== REGULAR_FILE) return 'it is a link, or no file at all';
  if (!entry.canDecodeFileData()) return 'it is packed in a way that GitHub does not use';
  const { uncompressedSize, compressedSize } = entry;
  if (uncompressedSize > HARMLESS_BYTES && uncompressedSize > compressedSize * MOST_RATIO) {
    return `it would be ${uncompressedSize} bytes, more than ${MOST_RATIO} times what it is packed`;
  }
  return undefined;
}
