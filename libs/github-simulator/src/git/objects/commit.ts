import { parseHeaders } from './headers.js';
import { type Signature, parseSignature, serializeSignature } from './signature.js';

export interface Commit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
  /** What a key signed it with, in armour. */
  readonly seal?: Seal;
}

export interface Seal {
  readonly signature: string;
  /** The commit without the signature: what was signed. */
  readonly payload: string;
}

export function serializeCommit(commit: Omit<Commit, 'seal'>, signature?: string): Buffer {
  const lines = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${serializeSignature(commit.author)}`,
    `committer ${serializeSignature(commit.committer)}`,
    ...(signature ? [`gpgsig ${signature.trimEnd().replaceAll('\n', '\n ')}`] : []),
  ];
  return Buffer.from(`${lines.join('\n')}\n\n${commit.message}`);
}

export function parseCommit(content: Buffer): Commit {
  const text = content.toString('utf8');
  const { all, first, message } = parseHeaders(text);
  const signature = first('gpgsig');
  return {
    tree: first('tree'),
    parents: all('parent'),
    author: parseSignature(first('author')),
    committer: parseSignature(first('committer')),
    message,
    ...(signature && { seal: { signature, payload: text.replace(/^gpgsig .*\n(?: .*\n)*/m, '') } }),
  };
}
