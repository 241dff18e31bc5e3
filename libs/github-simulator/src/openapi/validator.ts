import type { ErrorObject } from 'ajv';
import type { Answer } from '../http/answer.js';
import type { Exchange } from '../http/exchange.js';
import type { OwnFaults } from '../http/own-faults.js';
import { type OperationId, operations } from '../operations/operations.js';
import { sharedSchemas } from './schemas.js';

/** Answers whose body is not JSON, in a media type the client asked for, are not described. */
const isJson = (answer: Answer) => answer.body !== undefined && !(answer.body instanceof Uint8Array);

/** Holds what is asked and answered against GitHub's OpenAPI description. */
export class Validator {
  private readonly schemas = sharedSchemas();

  constructor(private readonly ownFaults: OwnFaults) {}

  /** The answer, or in its place a 500 that says what GitHub would never have accepted or answered. */
  verified(id: OperationId, exchange: Exchange, answer: Answer): Answer {
    const faults = [...this.faultsOfRequest(id, exchange, answer), ...this.faultsOfAnswer(id, answer)];
    if (faults.length === 0) return answer;
    const { method, path } = operations[id];
    const message = `The GitHub simulator broke GitHub's description of ${id} (${method} ${path}): ${faults.join('; ')}`;
    this.ownFaults.add(message);
    return { status: 500, body: { message, documentation_url: 'https://docs.github.com/rest', status: '500' } };
  }

  /** What is wrong with an answer, in words; nothing when GitHub could have given it. */
  faultsOfAnswer(id: OperationId, answer: Answer): string[] {
    const { responses } = this.schemas.description.operations[id];
    const schema = responses[String(answer.status)];
    // Whatever has another name now may be moved, whether it is described or not.
    const isError = answer.status >= 400 || answer.status === 301 || answer.status === 307;
    if (isError) return isJson(answer) ? this.faultsOfError(answer) : ['an error without a body'];
    if (schema === undefined) return [`status ${answer.status} is not among ${Object.keys(responses).join(', ')}`];
    if (schema === null) return answer.status !== 302 && isJson(answer) ? [`status ${answer.status} has no body`] : [];
    if (answer.body === undefined) return [`status ${answer.status} has a body`];
    return isJson(answer) ? this.faultsOf(`${id} ${answer.status}`, schema, answer.body, 'answer') : [];
  }

  /** A body that GitHub does not describe must not have been accepted. */
  private faultsOfRequest(id: OperationId, { text }: Exchange, { status }: Answer): string[] {
    const { request, required } = this.schemas.description.operations[id];
    const isEmpty = text.trim() === '';
    if (!request || status >= 300 || (isEmpty && !required)) return [];
    const body = isEmpty ? {} : parse(text);
    if (body === undefined) return ['accepted request is not JSON'];
    return this.faultsOf(`${id} request`, request, body, 'accepted request');
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
    const validate = this.schemas.validatorOf(key, schema);
    // What is sent is JSON: dates are text there, and undefined is nothing.
    if (validate(JSON.parse(JSON.stringify(value)))) return [];
    return (validate.errors ?? []).slice(0, 5).map((error) => describe(error, what));
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function describe({ instancePath, message = 'is wrong', params }: ErrorObject, what: string): string {
  const allowed = 'allowedValues' in params ? ` (${(params['allowedValues'] as unknown[]).join(', ')})` : '';
  return `${what}${instancePath} ${message}${allowed}`;
}
