/** The name is taken by a project that was asked for with other words. */
export class ProjectExistsError extends Error {
  readonly code = 'PROJECT_EXISTS';
  override readonly name = 'ProjectExistsError';

  /** @param differences the fields of the request that differ; never their values */
  constructor(
    readonly project: string,
    readonly differences: readonly string[],
  ) {
    super(
      `Failed to create project ${project}: it exists, and was asked for with a different ${differences.join(', ')}. ` +
        'Choose another name, or send the request it was created with.',
    );
  }
}
