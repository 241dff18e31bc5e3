import { faultOfPath } from '../../contents/content-path.js';
import { executableMode, fileMode, symlinkMode } from '../../git/objects/tree.js';
import { compactBase64, isBase64 } from '../../http/base64.js';
import type { Place } from './place.js';
import { type Reader, isMapping } from './readers.js';

/** A file as it goes into a tree. */
export interface PlannedFile {
  readonly mode: string;
  readonly bytes: Buffer;
}

/** Files by path; undefined: removed. */
export type PlannedFiles = ReadonlyMap<string, PlannedFile | undefined>;

const forms = 'text, or one of base64, symlink and executable';

export const files: Reader<PlannedFiles> = (value, place) => readFiles(value, place, false);

/** Files of which some may be removed. */
export const changes: Reader<PlannedFiles> = (value, place) => readFiles(value, place, true);

function readFiles(value: unknown, place: Place, mayRemove: boolean): PlannedFiles | undefined {
  if (!isMapping(value)) return place.complain(`${place.show(value)} is not a mapping of paths to files.`);
  const entries = Object.entries(value).map(([path, file]) => {
    const at = place.key(path);
    const fault = faultOfPath(path);
    if (fault) at.complain(`the path ${fault}.`);
    return [path, mayRemove && file === null ? undefined : readFile(file, at)] as const;
  });
  const paths = new Set(entries.filter(([, file]) => file).map(([path]) => path));
  for (const path of paths) {
    const parent = parentsOf(path).find((above) => paths.has(above));
    if (parent !== undefined) place.complain(`${parent} cannot be a file, for ${path} is below it.`);
  }
  return new Map(entries);
}

function readFile(value: unknown, place: Place): PlannedFile | undefined {
  if (typeof value === 'string') return { mode: fileMode, bytes: Buffer.from(value) };
  const [[form, content] = [], ...others] = isMapping(value) ? Object.entries(value) : [];
  if (typeof content !== 'string' || others.length > 0) {
    return place.complain(`${place.show(value)} is no file. Give ${forms}.`);
  }
  if (form === 'executable') return { mode: executableMode, bytes: Buffer.from(content) };
  if (form === 'symlink' && content !== '') return { mode: symlinkMode, bytes: Buffer.from(content) };
  if (form === 'base64') return readBase64(content, place);
  return place.complain(`${place.show(value)} is no file. Give ${forms}.`);
}

function readBase64(content: string, place: Place): PlannedFile | undefined {
  const compact = compactBase64(content);
  if (!isBase64(compact)) return place.complain('this is not base64.');
  return { mode: fileMode, bytes: Buffer.from(compact, 'base64') };
}

/** `a`, `a/b` for `a/b/c`. */
function parentsOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
