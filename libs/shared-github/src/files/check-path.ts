import { ValidationError } from '../errors/validation.error.js';

/** @throws ValidationError before anything is sent */
export function checkPath(path: string): void {
  const bad = path.split('/').some((segment) => segment === '' || segment === '.' || segment === '..');
  if (!bad && !path.includes('\0')) return;
  throw new ValidationError(
    `The path ${JSON.stringify(path)} is not one inside a repository: it may not be empty, begin or end with "/", or hold "." or ".." as a part.`,
  );
}
