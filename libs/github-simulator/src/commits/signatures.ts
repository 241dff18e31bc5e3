import type { App } from '../apps/app.js';
import type { Signature } from '../git/objects/signature.js';

/** The App's bot, as GitHub signs what an App writes through REST. */
export function botSignature({ bot }: App, at: Date): Signature {
  return { name: bot.login, email: bot.email, at };
}

/** GitHub itself, the committer of what REST and the web write. */
export function webFlow(at: Date): Signature {
  return { name: 'GitHub', email: 'noreply@github.com', at };
}
