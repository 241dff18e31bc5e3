import type { NewRepository } from '../repositories/repository-record.js';
import type { Repository } from '../repositories/repository.js';
import type { World } from '../world.js';
import { plantFiles } from './plant-files.js';
import { plantValues } from './plant-values.js';
import type { PlannedRepository } from './read/read-repository.js';

/** Creates a repository with all that is planned for it, at once for whoever looks for it. */
export async function plantRepository(plan: PlannedRepository, world: World): Promise<Repository> {
  const [login = '', name = ''] = plan.name.split('/');
  const owner = world.accounts.find(login);
  if (!owner) throw new Error(`Failed to seed ${plan.name}: there is no account ${login}.`);
  const fields = fieldsOf(plan, name, world.clock.nowMs());
  // Nothing but a record is far cheaper, and there may be thousands.
  if (isBare(plan)) return world.repositories.create(owner, fields);
  return world.repositories.createFilled(owner, fields, async (repository) => {
    if (plan.files || plan.commits || plan.branches) await plantFiles(repository, plan, world);
    plantValues(repository, plan, fields.createdAt);
    for (const [environment, values] of plan.environments ?? []) {
      plantValues(addEnvironment(repository, environment, world), values, fields.createdAt);
    }
    return {};
  });
}

function fieldsOf(plan: PlannedRepository, name: string, nowMs: number): NewRepository {
  const { created_at: createdAt = nowMs, description, homepage, language, topics, template, archived, disabled } = plan;
  const dates = (plan.commits ?? []).map(({ date = createdAt }) => date);
  const pushedAt = Math.max(createdAt, ...dates);
  return {
    name,
    createdAt,
    pushedAt,
    updatedAt: pushedAt,
    private: plan.private ?? false,
    ...(description !== undefined && { description }),
    ...(homepage !== undefined && { homepage }),
    ...(language !== undefined && { language }),
    ...(topics && { topics }),
    ...(template !== undefined && { isTemplate: template }),
    ...(archived !== undefined && { archived }),
    ...(disabled !== undefined && { disabled }),
    ...(plan.default_branch !== undefined && { initialBranch: plan.default_branch }),
  };
}

function isBare({ files, commits, branches, secrets, variables, environments }: PlannedRepository): boolean {
  return !(files ?? commits ?? branches ?? secrets ?? variables ?? environments);
}

function addEnvironment(repository: Repository, name: string, { repositories }: World) {
  const { createdAt } = repository.record;
  return repository.environments.create({
    id: repositories.nextEnvironmentId(),
    name,
    waitTimer: 0,
    preventSelfReview: false,
    reviewers: [],
    branchPolicy: null,
    createdAt,
    updatedAt: createdAt,
  });
}
