import { expect, it } from '@jest/globals';
import { help, readArguments } from './arguments.js';

it('plays and writes everything unless told', () => {
  expect(readArguments([])).toEqual({ help: false, check: false, without: [] });
});

it('reads every option that the help names', () => {
  expect(readArguments(['--check', '--topic', 'secrets', '--without', 'gh', '--without', 'PyGithub'])).toEqual({
    help: false,
    check: true,
    topic: 'secrets',
    without: ['gh', 'PyGithub'],
  });
  for (const option of ['--check', '--topic', '--without', '--help']) expect(help).toContain(`  ${option} `);
});

it('refuses a client that there is none of, and says which there are', () => {
  expect(() => readArguments(['--without', 'nosuch'])).toThrow(/no client nosuch. There are .*PyGithub/);
});

it('refuses an option that there is none of', () => {
  expect(() => readArguments(['--fast'])).toThrow("Unknown option '--fast'");
});
