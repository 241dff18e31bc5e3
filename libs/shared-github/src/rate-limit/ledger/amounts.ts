import type { RequestCost } from '../limits/request-cost.js';
import type { RequestOutcome } from '../request-outcome.js';

/** What some requests use together. */
export interface Amounts {
  readonly requests: number;
  readonly points: number;
  readonly content: number;
}

export function amountsOf({ points, content }: RequestCost): Amounts {
  return { requests: 1, points, content };
}

/** What a request has used when it is over. Each redirect was a request of its own. */
export function usedBy({ points, content }: RequestCost, { kind, redirects = 0 }: RequestOutcome): Amounts {
  const sent = (kind === 'unsent' ? 0 : 1) + redirects;
  return { requests: kind === 'free' ? sent - 1 : sent, points: sent * points, content: sent * content };
}

/** Amounts that grow and shrink. */
export class Total implements Amounts {
  requests = 0;
  points = 0;
  content = 0;

  add({ requests, points, content }: Amounts): void {
    this.requests += requests;
    this.points += points;
    this.content += content;
  }

  subtract({ requests, points, content }: Amounts): void {
    this.requests -= requests;
    this.points -= points;
    this.content -= content;
  }
}
