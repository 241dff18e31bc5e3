import nx from '@nx/eslint-plugin';

/** Only the GitHub client may speak Octokit: everyone else goes through it. */
const octokit = ['octokit', '@octokit/*'];

/** Who may reach whom. A project that matches no line may depend on nothing. */
const production = [
  { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:lib'] },
  { sourceTag: 'type:lib', onlyDependOnLibsWithTags: ['type:lib'] },
  { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:lib', 'type:testing'] },
  {
    sourceTag: 'scope:api',
    onlyDependOnLibsWithTags: ['scope:queue', 'scope:shared'],
    notDependOnLibsWithTags: ['scope:github', 'scope:simulator'],
    bannedExternalImports: octokit,
  },
  {
    sourceTag: 'scope:scaffolder',
    onlyDependOnLibsWithTags: ['scope:github', 'scope:queue', 'scope:shared'],
    bannedExternalImports: octokit,
  },
  {
    sourceTag: 'scope:agents',
    onlyDependOnLibsWithTags: ['scope:github', 'scope:shared'],
    bannedExternalImports: octokit,
  },
  {
    sourceTag: 'scope:local',
    onlyDependOnLibsWithTags: ['scope:simulator', 'scope:queue', 'scope:shared'],
    bannedExternalImports: octokit,
  },
  {
    sourceTag: 'scope:queue',
    onlyDependOnLibsWithTags: ['scope:queue', 'scope:shared'],
    bannedExternalImports: octokit,
  },
  { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'], bannedExternalImports: octokit },
  { sourceTag: 'scope:simulator', onlyDependOnLibsWithTags: ['scope:simulator'], bannedExternalImports: octokit },
  {
    allSourceTags: ['scope:github', 'type:lib'],
    onlyDependOnLibsWithTags: ['scope:github', 'scope:shared'],
  },
  {
    allSourceTags: ['scope:github', 'type:testing'],
    onlyDependOnLibsWithTags: ['scope:github', 'scope:simulator', 'scope:shared'],
  },
];

/** What a spec may reach beyond that: the mock and the simulator, never the layers its project is kept from. */
const specs = production.map((constraint) => {
  const allowed = constraint.onlyDependOnLibsWithTags;
  if (constraint.sourceTag?.startsWith('type:')) {
    return { ...constraint, onlyDependOnLibsWithTags: [...allowed, 'type:testing'] };
  }
  if (constraint.sourceTag === 'scope:api' || constraint.sourceTag === 'scope:shared') return constraint;
  return { ...constraint, onlyDependOnLibsWithTags: [...allowed, 'scope:simulator', 'scope:github'] };
});

const rule = (depConstraints, options = {}) => ({
  plugins: { '@nx': nx },
  rules: {
    '@nx/enforce-module-boundaries': [
      'error',
      {
        allow: [],
        banTransitiveDependencies: true,
        checkDynamicDependenciesExceptions: ['@project-factory/*'],
        checkNestedExternalImports: true,
        depConstraints,
        enforceBuildableLibDependency: true,
        ...options,
      },
    ],
  },
});

/** The three services that `apps/local` composes: nobody else imports an application. */
const composed = ['@project-factory/api', '@project-factory/scaffolder', '@project-factory/langgraph-tools'];

/** They may reach the GitHub client, so what it imports itself is not held against them. */
const usersOfGitHub = { checkNestedExternalImports: false };

export const boundaries = [
  { files: ['**/*.ts'], ...rule(production) },
  { files: ['apps/{scaffolder,langgraph-tools}/src/**/*.ts'], ...rule(production, usersOfGitHub) },
  { files: ['apps/local/src/**/*.ts'], ...rule(production, { ...usersOfGitHub, allow: composed }) },
  { files: ['**/*.spec.ts', '**/*.contract.ts', '**/src/testing/**/*.ts'], ...rule(specs, usersOfGitHub) },
];
