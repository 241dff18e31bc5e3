/** Half a character, which has no bytes in UTF-8. */
const surrogate = /\p{Surrogate}/u;
/** Characters that HFS+ leaves out when it compares names, so that `.g<U+200C>it` is `.git` there. */
const ignored = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;
/** What NTFS takes for `.git`: dots and spaces at the end, streams, and the short name. */
const ntfsGit = /^(\.git|git~1)[ .]*(:.*)?$/;

/**
 * Whether a file in a tree may have the name: not what git, on any file system, would take for its own directory.
 * Backslashes are characters like any other.
 *
 * @see https://git-scm.com/docs/git-fsck#_fsck_messages
 */
export function isEntryName(name: string): boolean {
  if (name === '' || name === '.' || name === '..' || /[\0/]/.test(name) || surrogate.test(name)) return false;
  const folded = name.replace(ignored, '').toLowerCase();
  return !ntfsGit.test(folded) && !folded.split('\\').some((part) => ntfsGit.test(part));
}
