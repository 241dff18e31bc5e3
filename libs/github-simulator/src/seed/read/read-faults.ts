import { checkFaultRule } from '../../faults/check-fault-rule.js';
import type { FaultRule } from '../../faults/fault-rules.js';
import { type Reader, isMapping } from './readers.js';

export const fault: Reader<FaultRule> = (value, place) => {
  if (!isMapping(value)) return place.complain(`${place.show(value)} is not a mapping.`);
  const rule = value as unknown as FaultRule;
  try {
    checkFaultRule(rule);
    return rule;
  } catch (error) {
    return place.complain((error as Error).message.replace(/^Failed to add [^:]*: /, ''));
  }
};
