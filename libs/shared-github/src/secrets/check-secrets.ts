import { MAX_SECRETS } from '@project-factory/shared-config';
import { ValidationError } from '../errors/validation.error.js';
import { checkSecret } from './check-secret.js';

/** @throws ValidationError before anything is sent, unless all of them can be secrets of one repository */
export function checkSecrets(secrets: Readonly<Record<string, string>>): void {
  const names = Object.keys(secrets);
  if (names.length > MAX_SECRETS) {
    throw new ValidationError(`A repository may have at most ${MAX_SECRETS} secrets, not ${names.length}.`);
  }
  for (const name of names) {
    checkSecret(name, secrets[name] ?? '');
    checkUnique(name, names);
  }
}

/** @throws ValidationError for two that GitHub takes for one: which of them it would keep is chance */
export function checkUnique(name: string, names: readonly string[]): void {
  const other = names.find((each) => each !== name && each.toUpperCase() === name.toUpperCase());
  if (other === undefined) return;
  throw new ValidationError(`The secrets ${name} and ${other} are one to GitHub, which knows no small letters.`);
}
