/** Sealed secrets are missing, cannot be opened, or were sealed for another project. */
export class SealedSecretsError extends Error {
  readonly code = 'SEALED_SECRETS';
  override readonly name = 'SealedSecretsError';

  constructor(
    readonly project: string,
    problem: string,
    remedy: string,
  ) {
    super(`Failed to use the sealed secrets of project ${project}: ${problem}. ${remedy}`);
  }
}
