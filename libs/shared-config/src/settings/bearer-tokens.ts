import { isHost } from '../rules/is-host.js';
import { isLoopback } from '../rules/is-loopback.js';
import { commaSeparated } from '../environment/parse.js';
import { Variable } from '../environment/variable.js';

/** Bearer tokens, without which a service starts neither in production nor where others on the network can reach it. */
export function BearerTokensVariable(name: string): PropertyDecorator {
  return Variable(name, {
    secret: true,
    parse: commaSeparated,
    required: {
      in: 'production',
      orWhen: ({ HOST: host = '' }) =>
        isHost(host) && !isLoopback(host) ? ', and HOST opens the service to the network' : undefined,
      remedy: 'Set it to the tokens that may call the service, separated by commas. "openssl rand -hex 32" makes one.',
    },
  });
}
