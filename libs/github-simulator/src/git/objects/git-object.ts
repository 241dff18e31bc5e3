export type ObjectType = 'blob' | 'tree' | 'commit' | 'tag';

export interface GitObject {
  readonly type: ObjectType;
  readonly content: Buffer;
}

export interface ObjectHead {
  readonly type: ObjectType;
  /** Bytes of the content. */
  readonly size: number;
}

/** The largest content that is read: GitHub serves no blob that is larger, and nothing else comes near. */
export const largestObjectBytes = 100 * 1024 * 1024;

/** A 40-digit object name, as git prints it. */
export function isObjectName(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text);
}
