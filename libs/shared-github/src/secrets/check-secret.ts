import { secretNameFault, secretValueFault } from '@project-factory/shared-config';
import { ValidationError } from '../errors/validation.error.js';

/** @throws ValidationError before anything is sent; it names the secret and never its value */
export function checkSecret(name: string, value: string): void {
  const nameFault = secretNameFault(name);
  if (nameFault) throw new ValidationError(`The secret name ${JSON.stringify(name)} is not one: it ${nameFault}.`);
  const valueFault = secretValueFault(value);
  if (valueFault) throw new ValidationError(`The value of the secret ${name} ${valueFault}.`);
}
