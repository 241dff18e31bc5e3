import { expect, it } from '@jest/globals';
import { checkWorkflow } from './check-workflow.js';

const request = (file: string) => ({
  name: 'shop',
  description: '',
  template: 't',
  answers: {},
  spec: {},
  secretNames: [],
  workflow: { file, inputs: {} },
});
const files = (on: string) => [{ path: '.github/workflows/ci.yml', content: Buffer.from(on) }];

it.each(['on: workflow_dispatch', 'on: [push, workflow_dispatch]', 'on: { push: {}, workflow_dispatch: }'])(
  'takes a workflow that can be dispatched: %s',
  (on) => {
    expect(() => checkWorkflow(request('ci.yml'), files(on))).not.toThrow();
  },
);

it.each(['on: push', 'on: { push: {} }', '', 'jobs: {}'])('refuses one that cannot: %j', (on) => {
  expect(() => checkWorkflow(request('ci.yml'), files(on))).toThrow(/has no workflow_dispatch trigger/);
});

it('refuses one that is not there, and names those that are', () => {
  expect(() => checkWorkflow(request('cd.yml'), files('on: push'))).toThrow(
    'brings no workflow cd.yml. It brings: ci.yml.',
  );
  expect(() => checkWorkflow(request('cd.yml'), [])).toThrow('It brings: none.');
});
