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

/** Projects whose specs run against the simulator, and may reach it and the client. */
const testedAgainstGitHub = ['scope:scaffolder', 'scope:agents', 'scope:github', 'scope:local'];

/** What a spec may reach beyond that: the mock and the simulator, never the layers its project is kept from. */
const specs = production.map((constraint) => {
  const allowed = constraint.onlyDependOnLibsWithTags;
  const tags = constraint.allSourceTags ?? [constraint.sourceTag];
  if (tags[0].startsWith('type:')) return { ...constraint, onlyDependOnLibsWithTags: [...allowed, 'type:testing'] };
  if (!tags.some((tag) => testedAgainstGitHub.includes(tag))) return constraint;
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

const sources = 'src/**/*.{ts,mts,cts,js,mjs,cjs}';
const tests = ['**/*.spec.ts', '**/*.contract.ts', '**/src/testing/**/*.ts'];

/** Ways to import that the boundary rule does not see. */
const unseen = [
  ['TSImportType', 'Import a type with "import type": the boundary rule sees only that.'],
  ['TSImportEqualsDeclaration', 'Use "import": the boundary rule does not see "import =".'],
  [
    'ImportExpression[source.type!="Literal"]',
    'Name what is imported in a plain string, for the boundary rule to see it.',
  ],
  ['ImportDeclaration[source.value=/^(node:)?module$/]', 'Nothing here needs to make a require of its own.'],
].map(([selector, message]) => ({ selector, message }));

export const boundaries = [
  { files: [`**/${sources}`], ...rule(production) },
  { files: [`apps/{scaffolder,langgraph-tools}/${sources}`], ...rule(production, usersOfGitHub) },
  { files: [`apps/local/${sources}`], ...rule(production, { ...usersOfGitHub, allow: composed }) },
  { files: tests, ...rule(specs, usersOfGitHub) },
  { files: ['{apps,libs}/*/src/**/*'], rules: { 'no-restricted-syntax': ['error', ...unseen] } },
  {
    files: [`{apps,libs}/*/${sources}`],
    ignores: tests,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['**/testing/**', '**/*.spec.js', '**/*.contract.js'], message: 'Only tests may import tests.' },
          ],
        },
      ],
    },
  },
];
