import { runGit } from '../git/run-git.js';
import { type Answer, json } from '../http/answer.js';
import type { RepositoryCall } from '../http/call.js';
import { languageOf } from './languages.js';

/** `100644 blob <sha>   1234\t<path>`; only ordinary files are counted. */
const line = /^100\d{3} blob [0-9a-f]{40} +(\d+)\t(.*)$/s;

/** Bytes by language on the default branch, the most first. */
export async function listLanguages({ repository: { git } }: RepositoryCall): Promise<Answer> {
  const head = git.branchHead(git.references.defaultBranch());
  if (!head) return json({});
  const bytes = new Map<string, number>();
  for (const entry of (await runGit(git.directory, 'ls-tree', '-r', '-l', '-z', head)).split('\0')) {
    const [, size, path = ''] = line.exec(entry) ?? [];
    const language = languageOf(path);
    if (language) bytes.set(language, (bytes.get(language) ?? 0) + Number(size));
  }
  return json(Object.fromEntries([...bytes].filter(([, count]) => count > 0).sort(([, a], [, b]) => b - a)));
}
