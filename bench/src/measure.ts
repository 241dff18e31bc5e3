/** One figure, beside what it is held against. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it should be at least, or at most. */
  readonly target?: { readonly atLeast: number } | { readonly atMost: number };
  /** The same work done by something else, in the same run. */
  readonly peer?: { readonly name: string; readonly value: number };
}

export function isMet({ value, target }: Measure): boolean | undefined {
  if (!target) return undefined;
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost;
}
