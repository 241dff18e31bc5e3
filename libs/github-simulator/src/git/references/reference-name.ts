const forbidden = ['..', '@{', '//', '~', '^', ':', '?', '*', '[', '\\', ' ', '\x7f'];

/**
 * Whether git would take the name (`refs/heads/main`); everything that reaches the file system passes here first.
 *
 * @see https://git-scm.com/docs/git-check-ref-format
 */
export function isReferenceName(name: string): boolean {
  if (!name.startsWith('refs/') || name.endsWith('.')) return false;
  if (forbidden.some((part) => name.includes(part)) || [...name].some((character) => character < ' ')) return false;
  // Half a character has no bytes in UTF-8.
  if (/\p{Surrogate}/u.test(name)) return false;
  return name.split('/').every(isComponent);
}

/** 240 bytes leave room for `.lock` in a file name. */
function isComponent(part: string): boolean {
  return part !== '' && !part.startsWith('.') && !part.endsWith('.lock') && Buffer.byteLength(part) <= 240;
}
