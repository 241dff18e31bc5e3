const MOST = 10_000;

/** Which project this process has created a repository for, by the repository's id; of very many, the latest. */
export class BegunProjects {
  private readonly projects = new Map<number, string>();

  add(repositoryId: number, project: string): void {
    this.projects.set(repositoryId, project);
    const [oldest] = this.projects.keys();
    if (this.projects.size > MOST && oldest !== undefined) this.projects.delete(oldest);
  }

  has(repositoryId: number, project: string): boolean {
    return this.projects.get(repositoryId) === project;
  }
}
