import type { ProjectRequest } from '@project-factory/shared-queue';
import { parse } from 'yaml';
import type { RenderedFile } from '../templates/render-template.js';
import { TemplateError } from '../templates/template.error.js';

const WORKFLOWS = '.github/workflows/';

/** Refuses a workflow that the template does not bring, or that cannot be started: before anything is created. */
export function checkWorkflow({ template, workflow }: ProjectRequest, files: readonly RenderedFile[]): void {
  if (!workflow) return;
  const found = files.find(({ path }) => path === WORKFLOWS + workflow.file);
  if (!found) {
    const there = files.map(({ path }) => path).filter((path) => path.startsWith(WORKFLOWS));
    const names = there.map((path) => path.slice(WORKFLOWS.length)).join(', ') || 'none';
    throw new TemplateError(`The template ${template} brings no workflow ${workflow.file}. It brings: ${names}.`);
  }
  const { on } = (parse(found.content.toString()) ?? {}) as { on?: unknown };
  const triggers = typeof on === 'string' ? [on] : Array.isArray(on) ? on : Object.keys(on ?? {});
  if (triggers.includes('workflow_dispatch')) return;
  throw new TemplateError(
    `The workflow ${workflow.file} of the template ${template} has no workflow_dispatch trigger.`,
  );
}
