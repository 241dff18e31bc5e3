import { parseDuration } from '../../clock/parse-duration.js';
import type { Fault } from '../fault.js';

export const skewedClock: Fault<'skewed-clock'> = ({ exchange, perform, options: { skew } }) => {
  exchange.skewMs = parseSkew(skew);
  return perform();
};

/** @throws RangeError when it cannot be read */
export function parseSkew(skew: string | number): number {
  const [sign, distance] = typeof skew === 'number' ? [Math.sign(skew), Math.abs(skew)] : signed(skew);
  return sign * parseDuration(distance);
}

function signed(skew: string): [number, string] {
  return skew.startsWith('-') ? [-1, skew.slice(1)] : [1, skew];
}
