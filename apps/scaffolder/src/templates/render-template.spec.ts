import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from '@jest/globals';
import { renderTemplate } from './render-template.js';

const directories: string[] = [];

afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
});

function setup(files: Record<string, string | Buffer>) {
  const directory = mkdtempSync(join(tmpdir(), 'template-spec-'));
  directories.push(directory);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
  const render = async (answers: Record<string, string | number | boolean> = {}) => {
    const rendered = await renderTemplate({ name: 't', directory, questions: new Map() }, answers);
    return Object.fromEntries(rendered.map(({ path, content }) => [path, content.toString()]));
  };
  return { directory, render };
}

it('renders contents of .jinja files, names of all, and copies the rest as it is', async () => {
  const { render } = setup({
    'copier.yml': 'name: { type: str }',
    'README.md.jinja': '# {{ name }}\n',
    '{{ name }}/plain.txt': '{{ name }}',
    'logo.bin': Buffer.from([0xff, 0x00]),
  });
  expect(await render({ name: 'shop' })).toEqual({
    'README.md': '# shop\n',
    'shop/plain.txt': '{{ name }}',
    'logo.bin': Buffer.from([0xff, 0x00]).toString(),
  });
});

it('says which file uses what is not answered', async () => {
  const { render } = setup({ 'a.txt.jinja': '{{ missing }}' });
  await expect(render()).rejects.toThrow(/The template t cannot render a\.txt\.jinja/);
});

it('stops a template that does not end', async () => {
  const { render } = setup({
    'a.txt.jinja': '{% for i in range(99999) %}{% for j in range(99999) %}x{% endfor %}{% endfor %}',
  });
  await expect(render()).rejects.toThrow(/cannot render/);
});

it.each(['..', '../x', '/etc', '.git', '.GIT/hooks', 'a//b', 'a\\b', 'a\0b', ''])(
  'refuses an answer that leads a name astray: %j',
  async (name) => {
    const { render } = setup({ '{{ name }}/file': 'x' });
    await expect(render({ name })).rejects.toThrow(/which is not one inside a repository/);
  },
);

it('refuses a template with a link in it', async () => {
  const { directory, render } = setup({ 'a.txt': 'x' });
  symlinkSync('/etc/passwd', join(directory, 'link'));
  await expect(render()).rejects.toThrow('holds link, which is not a plain file');
});
