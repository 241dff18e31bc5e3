import type { GitHubContext } from '../github.context.js';
import { checkRepositoryName } from '../repositories/check-repository-name.js';
import { onceReady } from '../repositories/once-ready.js';
import type { Repository } from '../repositories/repository.js';
import { checkSecrets } from '../secrets/check-secrets.js';
import { addSecrets } from './add-secrets.js';
import { claimRepository } from './claim-repository.js';
import { PROJECT_FILE, writeProjectFile } from './project-file.js';
import type { ProvisionOptions, ProvisionRequest } from './provision-options.js';
import { putProjectFile } from './put-project-file.js';

/** Create, `.project.yaml`, secrets. Every step finds out what is already done, so that it can all be run again. */
export async function provisionRepository(
  context: GitHubContext,
  request: ProvisionRequest,
  given: ProvisionOptions = {},
): Promise<Repository> {
  const { name, spec, secrets = {} } = request;
  const options = { ...given, id: given.id ?? `${context.org}/${name}` };
  const { signal, runStep = (_step, work) => work() } = options;
  const within = signal ? { signal } : {};
  checkRepositoryName(name);
  checkSecrets(secrets);
  const wanted = writeProjectFile(spec, options.id);

  const { repository, projectFile } = await runStep(
    'repository',
    () => claimRepository(context, request, options),
    (claim) => `${claim.isNew ? 'created' : 'continued'} ${claim.repository.htmlUrl}`,
  );
  await runStep(
    'specification',
    async () => {
      if (projectFile === wanted) return;
      await onceReady(context, repository, within, () => putProjectFile(context, name, wanted, within));
    },
    () => PROJECT_FILE,
  );
  await runStep(
    'secrets',
    () => onceReady(context, repository, within, () => addSecrets(context, name, secrets, within)),
    (names) => names.join(', ') || 'none',
  );
  return repository;
}
