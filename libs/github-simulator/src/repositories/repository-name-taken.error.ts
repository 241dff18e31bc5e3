/** The owner has a repository of that name. */
export class RepositoryNameTakenError extends Error {
  override readonly name = 'RepositoryNameTakenError';

  constructor(fullName: string) {
    super(`Failed to create ${fullName}: the name is taken. Choose another or delete the repository.`);
  }
}
