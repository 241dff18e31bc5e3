import { commaSeparated } from '../environment/parse.js';
import { Variable } from '../environment/variable.js';

/** Bearer tokens, without which a service does not start in production. */
export function BearerTokensVariable(name: string): PropertyDecorator {
  return Variable(name, {
    secret: true,
    parse: commaSeparated,
    required: {
      in: 'production',
      remedy: 'Set it to the tokens that may call the service, separated by commas. "openssl rand -hex 32" makes one.',
    },
  });
}
