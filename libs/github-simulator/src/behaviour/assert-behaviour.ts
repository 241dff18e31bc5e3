import { AssertionError } from 'node:assert';
import { type BehaviourLog, type BehaviourRule, behaviourRules } from './behaviour-log.js';

/** What every client owes GitHub. Entity tags are a courtesy: ask for that rule where it is wanted. */
const owed: readonly BehaviourRule[] = ['waits for retry-after', 'keeps its token to the host', 'writes nothing twice'];

/** @throws AssertionError that lists what a client did wrong, RangeError for a rule that there is not */
export function assertBehaviour(log: BehaviourLog, rules: readonly BehaviourRule[] = owed): void {
  const unknown = rules.find((rule) => !behaviourRules.includes(rule));
  // A rule that is misspelt would never be broken.
  if (unknown !== undefined) {
    throw new RangeError(`There is no rule ${JSON.stringify(unknown)}. Use one of ${behaviourRules.join(', ')}.`);
  }
  const broken = log.misbehaviours.filter(({ rule }) => rules.includes(rule));
  if (broken.length === 0) return;
  const lines = broken.map(({ rule, message }) => `  a client ${rule}; but ${message}`);
  throw new AssertionError({
    message: `The client misbehaved ${broken.length} time(s):\n${lines.join('\n')}`,
    actual: broken.length,
    expected: 0,
    operator: 'assertBehaviour',
  });
}
