import { validateSync, type ValidationError } from 'class-validator';
import { firstSet, type Environment } from './environment/environment.js';
import { definitionsOf, type Requirement, type VariableDefinition } from './environment/variable.js';
import { ConfigurationError, type Fault } from './errors/configuration.error.js';
import { SettingError } from './errors/setting.error.js';

export type SettingsClass<T extends object = object> = new () => T;
/** The instances of the given classes, in their order. */
export type Loaded<Classes extends readonly SettingsClass[]> = {
  [Index in keyof Classes]: InstanceType<Classes[Index]>;
};

/**
 * Fills settings classes from environment variables and validates them.
 *
 * @throws ConfigurationError with every fault of every class; it shows no secret
 * @example
 * ```ts
 * const [github, queue] = loadSettings([GitHubSettings, QueueSettings], process.env);
 * ```
 */
export function loadSettings<const Classes extends readonly SettingsClass[]>(
  classes: Classes,
  env: Environment,
): Loaded<Classes> {
  const faults: Fault[] = [];
  const settings = classes.map((type) => load(type, env, faults));
  if (faults.length > 0) throw new ConfigurationError(faults);
  return settings as Loaded<Classes>;
}

function load(type: SettingsClass, env: Environment, faults: Fault[]): object {
  const settings = new type();
  const definitions = definitionsOf(type);
  const read = definitions.filter((definition) => assign(settings, definition, env, faults));
  for (const error of validate(settings)) {
    const definition = read.find(({ property }) => property === error.property);
    if (definition) faults.push(toFault(error, blamed(definition, env)));
  }
  for (const { property } of definitions.filter(({ secret }) => secret)) hide(settings, property);
  return Object.freeze(settings);
}

/** Whether the variable gave the property a value: one that could not be read is not validated as well. */
function assign(settings: object, definition: VariableDefinition, env: Environment, faults: Fault[]): boolean {
  try {
    const value = valueOf(definition, env);
    if (value === undefined) return false;
    Object.assign(settings, { [definition.property]: value });
    return true;
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    const { problem, remedy, variable = blamed(definition, env) } = error;
    faults.push({ variable, problem, remedy });
    return false;
  }
}

function valueOf(definition: VariableDefinition, env: Environment): unknown {
  const { names, required, resolve, parse = (text: string) => text } = definition;
  if (resolve) return resolve(env);
  const found = firstSet(env, names);
  if (found) return parse(found.text);
  const reason = required && reasonOf(required, env);
  if (required && reason !== undefined) throw new SettingError(`is not set${reason}`, required.remedy);
  return undefined;
}

function reasonOf(required: Requirement, env: Environment): string | undefined {
  if (required.in === undefined) return '';
  if (required.in === env['NODE_ENV']) return `, and ${required.in} needs it`;
  return required.orWhen?.(env);
}

function validate(settings: object): ValidationError[] {
  return validateSync(settings, { skipMissingProperties: true, stopAtFirstError: true, forbidUnknownValues: false });
}

function toFault({ constraints = {}, contexts = {} }: ValidationError, variable: string): Fault {
  const [rule = '', problem = 'cannot be used'] = Object.entries(constraints)[0] ?? [];
  const context = contexts[rule] as { remedy?: string } | undefined;
  return { variable, problem, remedy: context?.remedy ?? 'Correct it.' };
}

function blamed({ names }: VariableDefinition, env: Environment): string {
  return firstSet(env, names)?.name ?? names.join(' or ');
}

/** Secrets answer to their name only: neither console.log, JSON.stringify nor a spread comes across them. */
function hide(settings: object, property: string): void {
  const value = (settings as Record<string, unknown>)[property];
  Object.defineProperty(settings, property, { get: () => value, enumerable: false, configurable: false });
}
