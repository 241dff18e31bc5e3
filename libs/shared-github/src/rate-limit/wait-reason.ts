/** Why a request has to wait. */
export const waitReasons = [
  'primary',
  'concurrency',
  'points',
  'content_per_minute',
  'content_per_hour',
  'pause',
  'slow_start',
  'seeding',
] as const;
export type WaitReason = (typeof waitReasons)[number];

/** How long one of these lasts depends on requests under way: nobody knows. */
export function isOpenEnded(reason: WaitReason): boolean {
  return reason === 'concurrency' || reason === 'slow_start' || reason === 'seeding';
}
