import { AreBearerTokens } from '../rules/are-bearer-tokens.js';
import { BearerTokensVariable } from './bearer-tokens.js';
import { HostVariable, PortVariable } from './listen-address.js';

/** How the tools for agents are reached, and by whom. */
export class ToolsSettings {
  /** `HOST` */
  @HostVariable()
  readonly host: string = '127.0.0.1';

  /** `TOOLS_PORT` */
  @PortVariable('TOOLS_PORT')
  readonly port: number = 3002;

  /** `TOOLS_TOKENS`: the callers' bearer tokens, plain or as `sha256:<hex>`. */
  @BearerTokensVariable('TOOLS_TOKENS')
  @AreBearerTokens()
  readonly tokens: readonly string[] = [];
}
