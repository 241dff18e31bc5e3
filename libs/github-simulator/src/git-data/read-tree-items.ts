import { type ContentPath, faultOfPath } from '../contents/content-path.js';
import { unprocessable } from '../http/api.error.js';
import { inspect } from '../http/inspect.js';
import type { JsonObject } from '../http/read-body.js';
import { notSupplied } from '../http/read-fields.js';
import { typeOfMode } from './type-of-mode.js';

const modes = ['100644', '100755', '040000', '160000', '120000'];

/** One wish of a client for a tree: text, an object, or nothing at a path. */
export interface TreeItem {
  readonly path: ContentPath;
  /** Six digits, as GitHub writes it. */
  readonly mode: string;
  readonly type: string;
  /** Null: what is there is to go. */
  readonly sha: string | null;
  readonly content: string | undefined;
}

/** @throws ApiError 422 in GitHub's words for what cannot stand in a tree, whatever the repository holds */
export function readTreeItems(value: unknown): TreeItem[] {
  if (value === undefined || value === null) throw unprocessable(`Invalid request.\n\n${notSupplied(['tree'])}`);
  if (Array.isArray(value)) return value.map(readItem);
  throw unprocessable(`Invalid request.\n\nFor 'properties/tree', ${inspect(value)} is not an array.`);
}

function readItem(value: unknown): TreeItem {
  if (typeof value !== 'object' || value === null) throw unprocessable('Invalid tree info');
  const item = value as JsonObject;
  const path = text(item, 'path') ?? '';
  const fault = faultOfPath(path);
  if (fault) throw unprocessable(`tree.path ${fault}`);
  const mode = text(item, 'mode') ?? '';
  if (!modes.includes(mode)) throw unprocessable('Must supply a valid tree.mode');
  const content = text(item, 'content');
  if ('sha' in item === (content !== undefined)) {
    const choice = 'Must supply either tree.sha or tree.content.';
    throw unprocessable(`${choice} Request will be rejected if both are present.`);
  }
  if (content !== undefined && mode === '040000') throw unprocessable('A subdirectory may not have content');
  const type = text(item, 'type') ?? typeOfMode(mode);
  return { path: path.split('/'), mode, type, sha: text(item, 'sha') ?? null, content };
}

/** A text, if it is there. */
function text(item: JsonObject, name: string): string | undefined {
  const value = item[name];
  if (value === undefined || value === null || typeof value === 'string') return value ?? undefined;
  throw unprocessable(`Invalid request.\n\nFor 'properties/${name}', ${inspect(value)} is not a string.`);
}
