import { ValidationError } from '../errors/validation.error.js';
import { TOKEN_LIFE_SECONDS } from './installation-token.js';

/** @throws ValidationError for a life that no token has: a new one would be minted each time, and not be enough */
export function checkMinimumLife(seconds: number): void {
  if (seconds <= TOKEN_LIFE_SECONDS) return;
  throw new ValidationError(
    `A token cannot live ${seconds} s: GitHub gives each ${TOKEN_LIFE_SECONDS} s. Ask for less.`,
  );
}
