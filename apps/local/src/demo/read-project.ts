import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { UsageError } from '../options.js';

/** A project as it is sent to the API, as far as the demo looks into it. */
export interface Project {
  readonly name: string;
  readonly spec?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly workflow?: { readonly file: string };
}

/** Reads a project's YAML. Whether it is a good one is for the API to say. @throws UsageError */
export async function readProject(file: string): Promise<Project> {
  try {
    const project = parse(await readFile(file, 'utf8')) as Partial<Project> | null;
    if (typeof project?.name !== 'string') throw new Error('it has no name');
    return project as Project;
  } catch (error) {
    throw new UsageError(
      `The project in ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}
