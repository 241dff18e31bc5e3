import { parseDuration } from '../../clock/parse-duration.js';
import type { Fault } from '../fault.js';

export const skewedClock: Fault<'skewed-clock'> = ({ exchange, perform, options: { skew } }) => {
  exchange.skewMs = typeof skew === 'number' ? skew : signed(skew);
  return perform();
};

function signed(duration: string): number {
  return duration.startsWith('-') ? -parseDuration(duration.slice(1)) : parseDuration(duration);
}
