import { ValidationError } from '../../errors/validation.error.js';

/** @throws ValidationError when it is no time to wait */
export function checkMaxWait(maxWaitMs: number): void {
  if (typeof maxWaitMs === 'number' && maxWaitMs >= 0) return;
  throw new ValidationError(
    `maxWaitMs: ${String(maxWaitMs)} is no number of milliseconds from 0. Infinity waits for ever.`,
  );
}

/** @throws ValidationError when there is no such priority */
export function checkPriority(priority: string): void {
  if (priority === 'batch' || priority === 'interactive') return;
  throw new ValidationError(`priority: ${priority} is neither batch nor interactive.`);
}
