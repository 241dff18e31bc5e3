import { parse, stringify } from 'yaml';
import { ValidationError } from '../errors/validation.error.js';

/** Where a project's specification stands in its repository. */
export const PROJECT_FILE = '.project.yaml';

const MARK = /^# Provisioned by Project Factory: (\S+)$/m;

/**
 * The specification as YAML. `id` goes into a comment, so that the specification reads back exactly as it was.
 *
 * @throws ValidationError for what YAML cannot hold
 */
export function writeProjectFile(spec: Readonly<Record<string, unknown>>, id: string | undefined): string {
  const mark = id === undefined ? '' : `# Provisioned by Project Factory: ${id}\n`;
  try {
    return mark + stringify(spec, { lineWidth: 0 });
  } catch (cause) {
    throw new ValidationError('The specification cannot be written as YAML. It may hold plain data only.', { cause });
  }
}

/** Reads what {@link writeProjectFile} wrote, or anything else that stands in its place. */
export function readProjectFile(text: string): { spec: unknown; id: string | undefined } {
  return { spec: parse(text) as unknown, id: readProjectId(text) };
}

/** Whose file it is, whatever else stands in it. */
export function readProjectId(text: string): string | undefined {
  return MARK.exec(text)?.[1];
}
