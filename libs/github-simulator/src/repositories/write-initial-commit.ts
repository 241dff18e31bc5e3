import { botSignature, webFlow } from '../commits/signatures.js';
import { fileMode } from '../git/objects/tree.js';
import type { World } from '../world.js';
import type { RepositoryRecord } from './repository-record.js';
import type { Repository } from './repository.js';

/** The commit of `auto_init`: a README with the name and the description. */
export async function writeInitialCommit(repository: Repository, world: World): Promise<Partial<RepositoryRecord>> {
  const { name, description } = repository.record;
  const text = description ? `# ${name}\n${description}` : `# ${name}`;
  const { git } = repository;
  const readme = await git.objects.write('blob', Buffer.from(text));
  const tree = await git.writeTree([{ mode: fileMode, name: 'README.md', sha: readme }]);
  const commit = await commitFirst(repository, world, tree);
  git.references.move(`refs/heads/${git.references.defaultBranch()}`, commit, undefined);
  return {};
}

/** Commits a tree without parents, as GitHub begins what it fills itself. */
export function commitFirst({ git }: Repository, { app, clock }: World, tree: string): Promise<string> {
  const now = clock.now();
  return git.writeCommit({
    tree,
    parents: [],
    author: botSignature(app, now),
    committer: webFlow(now),
    message: 'Initial commit',
  });
}
