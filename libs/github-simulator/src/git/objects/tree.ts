export const fileMode = '100644';
export const executableMode = '100755';
export const symlinkMode = '120000';
export const directoryMode = '40000';
export const submoduleMode = '160000';

export interface TreeEntry {
  readonly mode: string;
  readonly name: string;
  readonly sha: string;
  /** The name as it is, when it is not UTF-8: git does not mind. */
  readonly bytes?: Buffer;
}

export function parseTree(content: Buffer): TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (let at = 0; at < content.length;) {
    const space = content.indexOf(0x20, at);
    const end = content.indexOf(0, space);
    const mode = content.toString('latin1', at, space);
    const bytes = content.subarray(space + 1, end);
    const name = bytes.toString('utf8');
    const sha = content.toString('hex', end + 1, end + 21);
    entries.push({ mode, name, sha, ...(isLossy(name, bytes) && { bytes }) });
    at = end + 21;
  }
  return entries;
}

/** Most names have no such character, which is quicker to see than to encode them again. */
function isLossy(name: string, bytes: Buffer): boolean {
  return name.includes('\ufffd') && !Buffer.from(name).equals(bytes);
}

export function serializeTree(entries: readonly TreeEntry[]): Buffer {
  const sorted = entries.map((entry) => ({ entry, key: sortKey(entry) })).sort((a, b) => Buffer.compare(a.key, b.key));
  return Buffer.concat(
    sorted.flatMap(({ entry }) => [
      Buffer.from(`${entry.mode} `),
      nameOf(entry),
      Buffer.from([0]),
      Buffer.from(entry.sha, 'hex'),
    ]),
  );
}

/** git sorts bytes, and a directory as if its name ended in a slash. */
function sortKey(entry: TreeEntry): Buffer {
  return entry.mode === directoryMode ? Buffer.concat([nameOf(entry), Buffer.from('/')]) : nameOf(entry);
}

function nameOf({ name, bytes }: TreeEntry): Buffer {
  return bytes ?? Buffer.from(name);
}
