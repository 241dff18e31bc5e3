import { parse, stringify } from 'yaml';

/** Where a project's specification stands in its repository. */
export const PROJECT_FILE = '.project.yaml';

const MARK = /^# Provisioned by Project Factory: (\S+)$/m;

/** The specification as YAML. `id` goes into a comment, so that the specification reads back exactly as it was. */
export function writeProjectFile(spec: Readonly<Record<string, unknown>>, id: string | undefined): string {
  const mark = id === undefined ? '' : `# Provisioned by Project Factory: ${id}\n`;
  return mark + stringify(spec, { lineWidth: 0 });
}

/** Reads what {@link writeProjectFile} wrote, or anything else that stands in its place. */
export function readProjectFile(text: string): { spec: unknown; id: string | undefined } {
  return { spec: parse(text) as unknown, id: MARK.exec(text)?.[1] };
}
