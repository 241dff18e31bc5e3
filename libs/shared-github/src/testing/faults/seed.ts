import type { Seed } from '@project-factory/github-simulator';

/** What no error may ever show. */
export const SECRET = 'correct-horse-battery-staple';

/** More than GitHub gives out with the file itself. */
export const LARGE = 'a line of a long file\n'.repeat(50_000);

const WORKFLOW = `on: workflow_dispatch
jobs: { build: { runs-on: ubuntu-latest, steps: [{ run: npm test }] } }
`;

/** What there is before an operation. */
export const seed: Seed = {
  repositories: [
    {
      name: 'acme/shop',
      private: true,
      files: {
        'README.md': 'A shop',
        'docs/a.md': 'a',
        'large.txt': LARGE,
        'old-1.txt': 'old',
        'old-2.txt': 'old',
        '.github/workflows/ci-1.yml': WORKFLOW,
        '.github/workflows/ci-2.yml': WORKFLOW,
        '.github/workflows/done.yml': WORKFLOW,
      },
    },
    { name: 'acme/old-1', private: true },
    { name: 'acme/old-2', private: true },
  ],
};
