import { runGit } from '../git/run-git.js';
import type { RepositoryCall } from '../http/call.js';
import { encodePath } from '../contents/content-path.js';

const statuses: Record<string, string> = {
  A: 'added',
  C: 'copied',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  T: 'changed',
};
const noObject = '0'.repeat(40);

/** What there is between two commits; without the first, all that is in the second. */
export async function changedFiles(call: RepositoryCall, from: string | undefined, sha: string) {
  const { directory } = call.repository.git;
  const diff = (...format: string[]) => runGit(directory, 'diff-tree', ...format, ...diffRange(from, sha));
  const [rawText, numstat, patchText] = await Promise.all([
    diff('--raw', '-z', '--no-abbrev'),
    diff('--numstat', '-z'),
    diff('-p'),
  ]);
  const counts = readCounts(numstat);
  const patches = patchText.split(/^diff --git /m).slice(1);
  return readChanges(rawText).map((change, index) => {
    const patch = patches.shift();
    // What a file becomes that was a link, or the other way round, has a patch of its own.
    if (change.status === 'changed') patches.shift();
    return {
      ...fileBody(call, sha, change),
      ...(counts[index] ?? { additions: 0, deletions: 0, changes: 0 }),
      ...patchOf(patch),
    };
  });
}

/** How `git diff-tree` is told what to compare, with renamed files found. */
export function diffRange(from: string | undefined, sha: string): string[] {
  return ['-r', '-M', ...(from ? [from, sha] : ['--root', '--no-commit-id', sha])];
}

interface Change {
  readonly status: string;
  readonly blob: string;
  readonly path: string;
  readonly previous?: string;
}

/** `:100644 100644 <old> <new> M\0path\0`, with two paths for what was renamed or copied. */
function readChanges(text: string): Change[] {
  const fields = text.split('\0').filter(Boolean);
  const changes: Change[] = [];
  for (let at = 0; at < fields.length;) {
    const [, , before = '', after = '', letter = ''] = (fields[at] ?? '').split(' ');
    const moved = /^[RC]/.test(letter);
    const previous = moved ? fields[at + 1] : undefined;
    const path = fields[at + (moved ? 2 : 1)] ?? '';
    const blob = after === noObject ? before : after;
    changes.push({ status: statuses[letter.charAt(0)] ?? 'changed', blob, path, ...(previous && { previous }) });
    at += moved ? 3 : 2;
  }
  return changes;
}

/** `3\t1\tpath\0`, or `3\t1\t\0old\0new\0`; a dash for binary files. */
function readCounts(text: string) {
  return [...text.matchAll(/(\d+|-)\t(\d+|-)\t/g)].map(([, added, removed]) => {
    const additions = Number(added) || 0;
    const deletions = Number(removed) || 0;
    return { additions, deletions, changes: additions + deletions };
  });
}

function patchOf(text: string | undefined): { patch?: string } {
  const start = text?.search(/^@@ /m) ?? -1;
  return text && start >= 0 ? { patch: text.slice(start).replace(/\n$/, '') } : {};
}

function fileBody({ repository, links }: RepositoryCall, sha: string, { status, blob, path, previous }: Change) {
  const encoded = encodePath(path.split('/'));
  const page = `${links.web}/${repository.fullName}`;
  return {
    sha: blob,
    filename: path,
    status,
    ...(previous && { previous_filename: previous }),
    blob_url: `${page}/blob/${sha}/${encoded}`,
    raw_url: `${page}/raw/${sha}/${encoded}`,
    contents_url: `${links.api}/repos/${repository.fullName}/contents/${encoded}?ref=${sha}`,
  };
}
