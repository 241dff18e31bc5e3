import { botSignature, webFlow } from '../commits/signatures.js';
import { fileMode } from '../git/objects/tree.js';
import type { World } from '../world.js';
import type { Repository } from './repository.js';

/** The commit of `auto_init`: a README with the name and the description. */
export async function writeInitialCommit(repository: Repository, { app, clock }: World): Promise<void> {
  const { name, description } = repository.record;
  const text = description ? `# ${name}\n${description}` : `# ${name}`;
  const { git } = repository;
  const readme = await git.objects.write('blob', Buffer.from(text));
  const tree = await git.writeTree([{ mode: fileMode, name: 'README.md', sha: readme }]);
  const commit = await git.writeCommit({
    tree,
    parents: [],
    author: botSignature(app, clock.now()),
    committer: webFlow(clock.now()),
    message: 'Initial commit',
  });
  git.references.move(`refs/heads/${git.references.defaultBranch()}`, commit, undefined);
}
