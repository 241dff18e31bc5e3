/** The type of object that an entry of a tree with the mode holds. */
export function typeOfMode(mode: string): 'tree' | 'commit' | 'blob' {
  if (mode === '040000') return 'tree';
  return mode === '160000' ? 'commit' : 'blob';
}
