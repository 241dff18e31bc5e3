import { ValidationError } from '../errors/validation.error.js';
import { writeFile } from '../files/write-file.js';
import type { GitHubContext } from '../github.context.js';
import type { Repository } from '../repositories/repository.js';
import { checkSecret } from '../secrets/check-secret.js';
import { setSecrets } from '../secrets/set-secrets.js';
import { claimRepository } from './claim-repository.js';
import { PROJECT_FILE, writeProjectFile } from './project-file.js';
import type { ProvisionOptions, ProvisionRequest } from './provision-options.js';

/** Create, `.project.yaml`, secrets. Every step finds out what is already done, so that it can all be run again. */
export async function provisionRepository(
  context: GitHubContext,
  request: ProvisionRequest,
  given: ProvisionOptions = {},
): Promise<Repository> {
  const { secrets = {} } = request;
  const options = { ...given, id: given.id ?? `${context.org}/${request.name}` };
  for (const [name, value] of Object.entries(secrets)) checkSecret(name, value);

  const { runStep = (_step, work) => work() } = options;
  const { repository, projectFile } = await runStep(
    'repository',
    () => claimRepository(context, request, options),
    (claim) => `${claim.isNew ? 'created' : 'continued'} ${claim.repository.htmlUrl}`,
  );
  const wanted = writeProjectFile(request.spec, options.id);
  await runStep(
    'specification',
    async () => {
      if (projectFile !== wanted) await putProjectFile(context, request.name, wanted, options);
    },
    () => PROJECT_FILE,
  );
  await runStep(
    'secrets',
    () => addSecrets(context, request.name, secrets, options),
    (names) => names.join(', ') || 'none',
  );
  return repository;
}

async function putProjectFile(
  context: GitHubContext,
  repo: string,
  content: string,
  { signal }: ProvisionOptions,
): Promise<void> {
  await writeFile(context, {
    repo,
    path: PROJECT_FILE,
    content,
    message: 'Add the project specification',
    ...(signal && { signal }),
  });
}

async function addSecrets(
  context: GitHubContext,
  name: string,
  secrets: Readonly<Record<string, string>>,
  { signal }: ProvisionOptions,
): Promise<string[]> {
  const outcomes = await setSecrets(context, name, secrets, signal ? { signal } : {});
  const failures = outcomes.filter((outcome) => outcome.status === 'failed');
  const [first] = failures;
  if (!first) return outcomes.map((outcome) => outcome.name);
  if (first.error instanceof ValidationError) {
    const reasons = failures.map((outcome) => `${outcome.name}: ${outcome.error.message}`);
    throw new ValidationError(`Secrets of ${context.org}/${name} could not be set. ${reasons.join(' ')}`, first.error);
  }
  throw first.error;
}
