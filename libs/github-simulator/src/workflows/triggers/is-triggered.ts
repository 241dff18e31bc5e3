import { matchesPatterns } from './filter-pattern.js';
import type { PushTrigger } from './read-push.js';

/** What was pushed, as far as a trigger cares. */
export interface Pushed {
  readonly kind: 'branch' | 'tag';
  readonly name: string;
  /** Asked only when a filter wants to know. */
  paths(): Promise<readonly string[]>;
}

/** Whether a push starts a workflow. */
export async function isTriggered(trigger: PushTrigger, pushed: Pushed): Promise<boolean> {
  if (!isReferenceWanted(trigger, pushed)) return false;
  // GitHub does not look at the files that a tag brings.
  if (pushed.kind === 'tag' || !(trigger.paths ?? trigger.pathsIgnore)) return true;
  const paths = await pushed.paths();
  if (trigger.paths) return paths.some((path) => matchesPatterns(trigger.paths ?? [], path));
  return paths.some((path) => !matchesPatterns(trigger.pathsIgnore ?? [], path));
}

/** Who filters branches alone wants no tags, and the other way round. */
function isReferenceWanted(trigger: PushTrigger, { kind, name }: Pushed): boolean {
  const { branches, branchesIgnore, tags, tagsIgnore } = trigger;
  const [wanted, ignored] = kind === 'branch' ? [branches, branchesIgnore] : [tags, tagsIgnore];
  if (wanted) return matchesPatterns(wanted, name);
  if (ignored) return !matchesPatterns(ignored, name);
  const others = kind === 'branch' ? (tags ?? tagsIgnore) : (branches ?? branchesIgnore);
  return others === undefined;
}
