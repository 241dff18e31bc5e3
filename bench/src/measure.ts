/** The same work done by something else, in the same run. */
export interface Peer {
  readonly name: string;
  readonly value: number;
}

/** What a figure should be at least or at most, itself or in times of the first peer's. */
export type Target =
  | { readonly atLeast: number }
  | { readonly atMost: number }
  | { readonly atLeastTimesPeer: number }
  | { readonly atMostTimesPeer: number };

/** One figure, beside what it is held against. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target?: Target;
  readonly peers?: readonly Peer[];
}

export function isMet({ value, target, peers = [] }: Measure): boolean | undefined {
  if (!target) return undefined;
  if ('atLeast' in target) return value >= target.atLeast;
  if ('atMost' in target) return value <= target.atMost;
  const peer = peers[0]?.value ?? NaN;
  return 'atLeastTimesPeer' in target
    ? value >= target.atLeastTimesPeer * peer
    : value <= target.atMostTimesPeer * peer;
}
