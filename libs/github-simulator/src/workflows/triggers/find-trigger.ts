import { mapping } from '../yaml-mapping.js';

/**
 * The settings of one event in `on`, which is an event, a list of events, or a mapping of events to their settings.
 * Undefined when the event is not among them.
 */
export function findTrigger(on: unknown, event: string): Record<string, unknown> | undefined {
  if (on === event || (Array.isArray(on) && on.includes(event))) return {};
  const triggers = mapping(on);
  return event in triggers ? mapping(triggers[event]) : undefined;
}
