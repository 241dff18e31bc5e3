import { fitsPattern } from './fits-pattern.js';
import { readPattern } from './read-pattern.js';

/**
 * Whether GitHub's filter patterns let a name through: the last one that matches decides, and a `!` forbids.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
 */
export function matchesPatterns(patterns: readonly string[], name: string): boolean {
  const last = patterns.findLast((pattern) => fitsPattern(readPattern(pattern.replace(/^!/, '')), name));
  return last !== undefined && !last.startsWith('!');
}
