import { texts } from '../yaml-mapping.js';
import { findTrigger } from './find-trigger.js';

/** Which pushes start a workflow; what is absent does not matter. */
export interface PushTrigger {
  readonly branches?: readonly string[];
  readonly branchesIgnore?: readonly string[];
  readonly tags?: readonly string[];
  readonly tagsIgnore?: readonly string[];
  readonly paths?: readonly string[];
  readonly pathsIgnore?: readonly string[];
}

/** Undefined when pushes do not start it. */
export function readPush(on: unknown): PushTrigger | undefined {
  const trigger = findTrigger(on, 'push');
  if (!trigger) return undefined;
  const filters = {
    branches: texts(trigger['branches']),
    branchesIgnore: texts(trigger['branches-ignore']),
    tags: texts(trigger['tags']),
    tagsIgnore: texts(trigger['tags-ignore']),
    paths: texts(trigger['paths']),
    pathsIgnore: texts(trigger['paths-ignore']),
  };
  return Object.fromEntries(Object.entries(filters).filter(([, patterns]) => patterns));
}
