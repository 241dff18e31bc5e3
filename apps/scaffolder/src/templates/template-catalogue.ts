import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TemplateError } from './template.error.js';
import { type Questions, readQuestions } from './template-questions.js';

export interface Template {
  readonly name: string;
  readonly directory: string;
  readonly questions: Questions;
}

const QUESTIONS_FILE = 'copier.yml';

/** The project templates of one directory: each in a folder of its own. */
export class TemplateCatalogue {
  constructor(private readonly directory: string) {}

  /** @throws TemplateError when the directory cannot be read */
  async names(): Promise<string[]> {
    try {
      const entries = await readdir(this.directory, { withFileTypes: true });
      return entries
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort();
    } catch (cause) {
      throw new TemplateError(
        `The templates in ${this.directory} cannot be read. Set TEMPLATES_DIRECTORY to the folder that holds them.`,
        { cause },
      );
    }
  }

  /** @throws TemplateError when there is none of that name; it lists those there are */
  async get(name: string): Promise<Template> {
    const names = await this.names();
    if (!names.includes(name)) {
      throw new TemplateError(
        `There is no template ${JSON.stringify(name)}. There are: ${names.join(', ') || 'none'}.`,
      );
    }
    const directory = join(this.directory, name);
    const questions = await readFile(join(directory, QUESTIONS_FILE), 'utf8').catch((cause: unknown) => {
      throw new TemplateError(`The template ${name} has no readable ${QUESTIONS_FILE}.`, { cause });
    });
    return { name, directory, questions: readQuestions(name, questions) };
  }
}

/** Whether a path in a template's folder is about the template itself and is not handed on. */
export function isAboutTheTemplate(path: string): boolean {
  return path === QUESTIONS_FILE;
}
