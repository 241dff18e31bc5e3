import { runGit } from '../git/run-git.js';
import { type Answer, raw } from '../http/answer.js';
import type { RepositoryCall } from '../http/call.js';
import { mediaVariant } from '../http/media-type.js';
import { diffRange } from './changed-files.js';

/** What there is between two commits as text, when the client asks for a `diff` or a `patch`. */
export async function diffAnswer(
  call: RepositoryCall,
  from: string | undefined,
  sha: string,
): Promise<Answer | undefined> {
  const { directory } = call.repository.git;
  const variant = mediaVariant(call.request);
  if (variant !== 'diff' && variant !== 'patch') return undefined;
  const text =
    variant === 'diff'
      ? await runGit(directory, 'diff-tree', '-p', ...diffRange(from, sha))
      : await runGit(directory, 'format-patch', '--stdout', ...(from ? [`${from}..${sha}`] : ['--root', sha]));
  return raw(Buffer.from(text), `application/vnd.github.${variant}; charset=utf-8`);
}
