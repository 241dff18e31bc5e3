import 'reflect-metadata';
import type { Environment } from './environment.js';

const VARIABLES = Symbol('variables of a settings class');

/** A setting that must be given. Says how to get a value. */
export interface Requirement {
  /** Only where `NODE_ENV` is this; left out: always. */
  readonly in?: 'production';
  /** Also where this finds a reason, to be read after "is not set". */
  readonly orWhen?: (env: Environment) => string | undefined;
  readonly remedy: string;
}

export interface VariableOptions {
  /** Keeps the value out of messages, and the property out of logs and JSON. */
  readonly secret?: boolean;
  readonly required?: Requirement;
  /** Turns the text into the property's value. Throws {@link SettingError} when it cannot. Left out: the text itself. */
  readonly parse?: (text: string) => unknown;
  /** Finds the value where one variable is not enough. Stands in for `required` and `parse`. */
  readonly resolve?: (env: Environment) => unknown;
}

export interface VariableDefinition extends VariableOptions {
  readonly property: string;
  readonly names: readonly string[];
}

/**
 * Fills a property of a settings class from an environment variable; of several names the first that is set counts.
 *
 * @example
 * ```ts
 * @Variable(['API_PORT', 'PORT'], { parse: wholeNumber })
 * @IsBetween(0, 65_535)
 * readonly port: number = 3000;
 * ```
 */
export function Variable(names: string | readonly string[], options: VariableOptions = {}): PropertyDecorator {
  return (prototype, property) => {
    const definition = { ...options, property: String(property), names: [names].flat() };
    Reflect.defineMetadata(VARIABLES, [...definitionsOf(prototype.constructor), definition], prototype.constructor);
  };
}

/** What the decorators of a settings class say, in the order of its properties. */
export function definitionsOf(type: object): readonly VariableDefinition[] {
  return (Reflect.getMetadata(VARIABLES, type) as VariableDefinition[] | undefined) ?? [];
}

/** The variables that fill a property, for messages such as "set API_PORT or PORT". */
export function variablesOf<T extends object>(type: new () => T, property: keyof T): readonly string[] {
  return definitionsOf(type).find((definition) => definition.property === property)?.names ?? [];
}
