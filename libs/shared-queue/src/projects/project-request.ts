/** What a product team asked for. Secret values are not in it: only their names, and the values as a sealed box. */
export interface ProjectRequest {
  readonly name: string;
  readonly description: string;
  readonly template: string;
  readonly answers: Record<string, unknown>;
  readonly spec: Record<string, unknown>;
  readonly secretNames: readonly string[];
  /** Made by `sealSecrets`; required when `secretNames` is not empty. Dropped once the project has succeeded or failed. */
  readonly sealedSecrets?: string;
  readonly workflow?: {
    readonly file: string;
    readonly ref?: string;
    readonly inputs: Record<string, string>;
  };
}
