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
