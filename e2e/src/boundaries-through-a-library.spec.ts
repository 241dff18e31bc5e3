import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from '@jest/globals';

const workspace = join(dirname(fileURLToPath(import.meta.url)), '../..');
const other = mkdtempSync(join(tmpdir(), 'boundaries-'));

afterAll(() => rmSync(other, { recursive: true, force: true }));

function write(path: string, content: unknown): void {
  mkdirSync(dirname(join(other, path)), { recursive: true });
  writeFileSync(join(other, path), typeof content === 'string' ? content : JSON.stringify(content));
}

/** A project that hands on the one that it imports. */
function project(root: string, tags: string[], imported?: string): void {
  const [, name = ''] = root.split('/');
  const projectType = root.startsWith('apps') ? 'application' : 'library';
  const dependencies = imported === undefined ? {} : { [`@project-factory/${imported}`]: '0.0.0' };
  write(`${root}/package.json`, {
    name: `@project-factory/${name}`,
    version: '0.0.0',
    dependencies,
    nx: { projectType, tags },
  });
  write(
    `${root}/src/index.ts`,
    imported ? `export * from '@project-factory/${imported}';\n` : 'export const hub = 1;\n',
  );
}

/** A workspace under the same rules, in which a library that the API may use reaches GitHub. */
function setup(): void {
  write('package.json', { name: 'w', private: true, type: 'module', workspaces: ['apps/*', 'libs/*'] });
  write('nx.json', { neverConnectToCloud: true });
  write('tsconfig.base.json', {
    compilerOptions: {
      paths: Object.fromEntries(
        ['bridge', 'hub'].map((name) => [`@project-factory/${name}`, [`./libs/${name}/src/index.ts`]]),
      ),
    },
  });
  write(
    'eslint.config.mjs',
    `import tseslint from 'typescript-eslint';
import { boundaries } from '${join(workspace, 'tools/eslint/boundaries.mjs')}';
export default [{ files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } }, ...boundaries];`,
  );
  project('libs/hub', ['type:lib', 'scope:github']);
  project('libs/bridge', ['type:lib', 'scope:queue'], 'hub');
  project('libs/stray', [], 'hub');
  project('apps/api', ['type:app', 'scope:api'], 'bridge');
  symlinkSync(join(workspace, 'node_modules'), join(other, 'node_modules'));
}

function lint(): { file: string; messages: string[] }[] {
  const env = { ...process.env, NX_DAEMON: 'false', NX_WORKSPACE_ROOT_PATH: other, NODE_OPTIONS: '' };
  const run = (...args: string[]) => execFileSync(process.execPath, args, { cwd: other, env, encoding: 'utf8' });
  const bin = (name: string) => join(workspace, 'node_modules', name);
  run(bin('nx/dist/bin/nx.js'), 'show', 'projects');
  let report: string;
  try {
    report = run(bin('eslint/bin/eslint.js'), '--format', 'json', 'apps', 'libs');
  } catch (error) {
    report = (error as { stdout: string }).stdout;
  }
  return (JSON.parse(report) as { filePath: string; messages: { message: string }[] }[]).map((result) => ({
    file: result.filePath.slice(other.length + 1),
    messages: result.messages.map(({ message }) => message),
  }));
}

it('refuses GitHub behind a library that the API may use, and refuses untagged projects', () => {
  setup();
  const results = lint();
  const of = (file: string) => results.find((result) => result.file === file)?.messages.join('\n') ?? '';
  expect(of('apps/api/src/index.ts')).toContain('@project-factory/bridge -> @project-factory/hub');
  expect(of('libs/bridge/src/index.ts')).toContain('scope:queue');
  expect(of('libs/stray/src/index.ts')).toContain('without tags');
  expect(of('libs/hub/src/index.ts')).toBe('');
});
