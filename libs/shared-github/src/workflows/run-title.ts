import type { WorkflowFile } from './workflow-file.js';

/**
 * What the run of a dispatch is called, as far as its inputs say: the rest may be anything. Undefined when the inputs
 * say nothing about it.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#run-name
 */
export function runTitlePattern(
  { runName = '', defaults }: WorkflowFile,
  inputs: Readonly<Record<string, string>> = {},
): RegExp | undefined {
  const values: Readonly<Record<string, string>> = { ...defaults, ...inputs };
  const parts = runName.split(/\$\{\{\s*(.*?)\s*\}\}/);
  let saysSomething = false;
  // Every other part is an expression.
  const pattern = parts.map((part, index) => {
    if (index % 2 === 0) return escape(part);
    const [, name = ''] = /^(?:github\.event\.)?inputs\.([\w-]+)$/.exec(part) ?? [];
    if (!Object.hasOwn(values, name)) return '[^]*';
    saysSomething = true;
    return escape(values[name] ?? '');
  });
  return saysSomething ? new RegExp(`^\\s*${pattern.join('')}\\s*$`) : undefined;
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
