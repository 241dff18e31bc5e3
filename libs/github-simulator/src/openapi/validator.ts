import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Answer } from '../http/answer.js';
import type { Exchange } from '../http/exchange.js';
import { type OperationId, operations } from '../operations/operations.js';
import { readDescription } from './description.js';

const schemaId = 'github';

/** Not `email`: the addresses of GitHub's own bots, with their brackets, are none by the standard. */
const formats = ['date-time', 'date', 'uri', 'uri-template', 'uuid'] as const;

/** Answers whose body is not JSON, in a media type the client asked for, are not described. */
const isJson = (answer: Answer) => answer.body !== undefined && !(answer.body instanceof Uint8Array);

/** Holds what is asked and answered against GitHub's OpenAPI description. */
export class Validator {
  /** What the simulator itself got wrong: each is a fault to mend here, not in the client. */
  readonly violations: string[] = [];
  private readonly description = readDescription();
  private readonly ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor() {
    addFormats.default(this.ajv, [...formats]);
    this.ajv.addSchema({ $id: schemaId, schemas: this.description.schemas });
  }

  /** The answer, or in its place a 500 that says what GitHub would never have accepted or answered. */
  verified(id: OperationId, exchange: Exchange, answer: Answer): Answer {
    const faults = [...this.faultsOfRequest(id, exchange, answer), ...this.faultsOfAnswer(id, answer)];
    if (faults.length === 0) return answer;
    const { method, path } = operations[id];
    const message = `The GitHub simulator broke GitHub's description of ${id} (${method} ${path}): ${faults.join('; ')}`;
    this.violations.push(message);
    return { status: 500, body: { message, documentation_url: 'https://docs.github.com/rest', status: '500' } };
  }

  /** What is wrong with an answer, in words; nothing when GitHub could have given it. */
  faultsOfAnswer(id: OperationId, answer: Answer): string[] {
    const { responses } = this.description.operations[id];
    const schema = responses[String(answer.status)];
    if (answer.status >= 400) return isJson(answer) ? this.faultsOfError(answer) : ['an error without a body'];
    if (schema === undefined) return [`status ${answer.status} is not among ${Object.keys(responses).join(', ')}`];
    if (schema === null) return answer.status !== 302 && isJson(answer) ? [`status ${answer.status} has no body`] : [];
    if (answer.body === undefined) return [`status ${answer.status} has a body`];
    return isJson(answer) ? this.faultsOf(`${id} ${answer.status}`, schema, answer.body, 'answer') : [];
  }

  /** A body that GitHub does not describe must not have been accepted. */
  private faultsOfRequest(id: OperationId, { text }: Exchange, { status }: Answer): string[] {
    const { request, required } = this.description.operations[id];
    if (!request || status >= 400 || (text === '' && !required)) return [];
    return this.faultsOf(`${id} request`, request, text === '' ? {} : JSON.parse(text), 'accepted request');
  }

  /** Every error of GitHub's has a message, a page and its status; those that list errors, in one of two ways. */
  private faultsOfError(answer: Answer): string[] {
    const schema = {
      type: 'object',
      required: ['message', 'documentation_url', 'status'],
      properties: {
        message: { type: 'string' },
        documentation_url: { type: 'string', format: 'uri' },
        status: { const: String(answer.status) },
        url: { type: 'string', format: 'uri' },
      },
      anyOf: [{ $ref: '#/schemas/validation-error' }, { $ref: '#/schemas/validation-error-simple' }],
    };
    return this.faultsOf(`error ${answer.status}`, schema, answer.body, 'answer');
  }

  private faultsOf(key: string, schema: object, value: unknown, what: string): string[] {
    const validate = this.compiled.get(key) ?? this.compile(key, schema);
    // What is sent is JSON: dates are text there, and undefined is nothing.
    if (validate(JSON.parse(JSON.stringify(value)))) return [];
    return (validate.errors ?? []).slice(0, 5).map((error) => describe(error, what));
  }

  private compile(key: string, schema: object): ValidateFunction {
    const text = JSON.stringify(schema).replaceAll('"#/schemas/', `"${schemaId}#/schemas/`);
    const validate = this.ajv.compile(JSON.parse(text) as object);
    this.compiled.set(key, validate);
    return validate;
  }
}

function describe({ instancePath, message = 'is wrong', params }: ErrorObject, what: string): string {
  const allowed = 'allowedValues' in params ? ` (${(params['allowedValues'] as unknown[]).join(', ')})` : '';
  return `${what}${instancePath} ${message}${allowed}`;
}
