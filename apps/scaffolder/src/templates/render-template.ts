import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import minijinja from 'minijinja-js';
import { isAboutTheTemplate, type Template } from './template-catalogue.js';
import { TemplateError } from './template.error.js';
import type { Answer } from './template-questions.js';

export interface RenderedFile {
  /** Relative, with `/`. */
  path: string;
  content: Buffer;
}

const SUFFIX = '.jinja';

/** Renders every file of a template: names always, contents where the name ends in `.jinja`. */
export async function renderTemplate(
  template: Template,
  answers: Readonly<Record<string, Answer>>,
): Promise<RenderedFile[]> {
  const environment = new minijinja.Environment();
  environment.keepTrailingNewline = true;
  environment.undefinedBehavior = 'strict';
  environment.fuel = 1_000_000;
  const render = (name: string, source: string): string => {
    try {
      return environment.renderStr(source, answers);
    } catch (cause) {
      throw new TemplateError(`The template ${template.name} cannot render ${name}: ${String(cause)}`, { cause });
    }
  };
  try {
    const files: RenderedFile[] = [];
    for (const source of await sources(template)) {
      const path = checkPath(
        template,
        render(source, source.endsWith(SUFFIX) ? source.slice(0, -SUFFIX.length) : source),
      );
      const content = await readFile(join(template.directory, source));
      files.push({
        path,
        content: source.endsWith(SUFFIX) ? Buffer.from(render(source, content.toString())) : content,
      });
    }
    return files;
  } finally {
    environment.free();
  }
}

/** Plain files only: a link could bring in what is not the template's. */
async function sources({ name, directory }: Template): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const strange = entries.find((entry) => !entry.isFile() && !entry.isDirectory());
  if (strange) throw new TemplateError(`The template ${name} holds ${strange.name}, which is not a plain file.`);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .filter((path) => !isAboutTheTemplate(path))
    .sort();
}

/** A name is rendered too, and an answer could lead it out of the repository or into git's own folder. */
function checkPath({ name }: Template, path: string): string {
  const parts = path.split('/');
  const isBad = parts.some((part) => part === '' || part === '.' || part === '..' || /^\.git$/i.test(part));
  if (!isBad && !/[\\\0]/.test(path)) return path;
  throw new TemplateError(
    `The template ${name} renders the path ${JSON.stringify(path)}, which is not one inside a repository.`,
  );
}
