import { expect, it } from '@jest/globals';
import { meetsPermissions } from './meets-permissions.js';

it.each([
  ['contents=read', { contents: 'write' }],
  ['contents=write', { contents: 'write' }],
  ['contents=read,workflows=write', { contents: 'read', workflows: 'write' }],
  ['administration=write; contents=read', { contents: 'read' }],
  ['allows_permissionless_access=true', {}],
  ['', {}],
])('takes for %j what was granted as %j', (needed, granted) => {
  expect(meetsPermissions(needed, granted)).toBe(true);
});

it.each([
  ['contents=write', { contents: 'read' }],
  ['contents=read', {}],
  ['contents=write,workflows=write', { contents: 'write' }],
  ['administration=write; contents=read', { metadata: 'read' }],
  ['organization_administration=admin', { organization_administration: 'write' }],
])('misses for %j something in %j', (needed, granted) => {
  expect(meetsPermissions(needed, granted)).toBe(false);
});
