/**
 * Lets the writers of one branch go one after the other: GitHub refuses all but one of those that write at once.
 *
 * @see https://docs.github.com/rest/repos/contents#create-or-update-file-contents
 */
export class BranchQueue {
  private readonly last = new Map<string, Promise<unknown>>();

  async run<T>(branch: string, write: () => Promise<T>): Promise<T> {
    const before = this.last.get(branch) ?? Promise.resolve();
    const mine = before.then(write, write);
    this.last.set(branch, mine);
    try {
      return await mine;
    } finally {
      if (this.last.get(branch) === mine) this.last.delete(branch);
    }
  }
}
