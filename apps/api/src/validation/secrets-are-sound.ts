import { MAX_SECRETS, secretNameFault, secretValueFault } from '@project-factory/shared-config';
import { ValidateBy } from 'class-validator';

/** Takes a map of Actions secrets by GitHub's rules. What it says names secrets and never repeats a value. */
export function SecretsAreSound(): PropertyDecorator {
  return ValidateBy({
    name: 'secretsAreSound',
    validator: {
      validate: (value) => fault(value) === undefined,
      defaultMessage: (args) => `$property ${fault(args?.value) ?? ''}`,
    },
  });
}

function fault(secrets: unknown): string | undefined {
  if (typeof secrets !== 'object' || secrets === null || Array.isArray(secrets)) return 'must be an object';
  const entries = Object.entries(secrets as Record<string, unknown>);
  if (entries.length > MAX_SECRETS) return `may hold at most ${MAX_SECRETS} secrets, not ${entries.length}`;
  const faults = entries.flatMap(([name, value]) => {
    const nameFault = secretNameFault(name);
    if (nameFault) return [`${JSON.stringify(name)}: the name ${nameFault}`];
    const valueFault = typeof value === 'string' ? secretValueFault(value) : 'must be a string';
    return valueFault ? [`${name}: the value ${valueFault}`] : [];
  });
  const names = entries.map(([name]) => name.toUpperCase());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) faults.push(`${twice} is there twice: GitHub does not tell upper from lower case`);
  return faults.length > 0 ? `are not sound: ${faults.join('; ')}` : undefined;
}
