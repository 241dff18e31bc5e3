import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { type Description, readDescription } from './description.js';

const schemaId = 'github';

const formats = ['date-time', 'date', 'uri', 'uri-template', 'uuid', 'int64'] as const;

/** GitHub's schemas. Each is compiled when it is first needed, once for all simulators of the process. */
export class Schemas {
  readonly description: Description = readDescription();
  private readonly ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor() {
    addFormats.default(this.ajv, [...formats]);
    // The addresses of GitHub's own bots, with their brackets, are none by the standard.
    this.ajv.addFormat('email', true);
    this.ajv.addSchema({ $id: schemaId, schemas: this.description.schemas });
  }

  /** @param key stands for the schema: the same key always comes with the same schema */
  validatorOf(key: string, schema: object): ValidateFunction {
    const known = this.compiled.get(key);
    if (known) return known;
    const text = JSON.stringify(schema).replaceAll('"#/schemas/', `"${schemaId}#/schemas/`);
    const validate = this.ajv.compile(JSON.parse(text) as object);
    this.compiled.set(key, validate);
    return validate;
  }
}

let shared: Schemas | undefined;

/** They are large and never change: read when a simulator first validates. */
export function sharedSchemas(): Schemas {
  return (shared ??= new Schemas());
}
