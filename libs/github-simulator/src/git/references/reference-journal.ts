import type { ReferenceMove } from './reference-move.js';
import type { References } from './references.js';

/**
 * Finds out what a push changed, by comparing the references before and after it: git moves them by itself, and REST
 * goes on while it does. Each change is found once, in the order in which it took effect.
 */
export class ReferenceJournal {
  /** What was last known, while a push is under way. */
  private known: Map<string, string> | undefined;

  constructor(private readonly references: Pick<References, 'list'>) {}

  /** Before a push; there must be only one at a time. */
  open(): void {
    this.known = this.snapshot();
  }

  /** After a push: what it changed, but for what was found already. */
  close(): ReferenceMove[] {
    const before = this.known ?? new Map<string, string>();
    const after = this.snapshot();
    this.known = undefined;
    return [...new Set([...before.keys(), ...after.keys()])]
      .map((name) => ({ name, from: before.get(name), to: after.get(name) }))
      .filter(({ from, to }) => from !== to);
  }

  /** A move of another's, preceded by the one that a push must have made for it to be possible. */
  note(move: ReferenceMove): ReferenceMove[] {
    if (!this.known) return [move];
    const last = this.known.get(move.name);
    if (move.to === undefined) this.known.delete(move.name);
    else this.known.set(move.name, move.to);
    return last === move.from ? [move] : [{ name: move.name, from: last, to: move.from }, move];
  }

  private snapshot(): Map<string, string> {
    return new Map(this.references.list('refs/').map(({ name, sha }) => [name, sha]));
  }
}
