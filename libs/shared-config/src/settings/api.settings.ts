import { AreBearerTokens } from '../rules/are-bearer-tokens.js';
import { BearerTokensVariable } from './bearer-tokens.js';
import { HostVariable, PortVariable } from './listen-address.js';

/** How the API is reached, and by whom. */
export class ApiSettings {
  /** `HOST` */
  @HostVariable()
  readonly host: string = '127.0.0.1';

  /** `API_PORT`, else `PORT` */
  @PortVariable('API_PORT', 'PORT')
  readonly port: number = 3000;

  /** `API_TOKENS`: the callers' bearer tokens, plain or as `sha256:<hex>`. */
  @BearerTokensVariable('API_TOKENS')
  @AreBearerTokens()
  readonly tokens: readonly string[] = [];
}
