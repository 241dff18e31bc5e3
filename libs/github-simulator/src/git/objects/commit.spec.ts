import { expect, it } from '@jest/globals';
import { parseCommit, serializeCommit } from './commit.js';
import { parseTag, serializeTag } from './tag.js';

const ada = { name: 'Ada <Love>\nlace', email: 'ada@example.org', at: new Date(1_000_000), zone: '-0330' };
const bob = { name: 'Bob', email: 'bob@example.org', at: new Date(0) };
const commit = {
  tree: '1'.repeat(40),
  parents: ['2'.repeat(40)],
  author: ada,
  committer: bob,
  message: 'a\n\ngpgsig b',
};

it('writes a commit as git does, with what would break it left out', () => {
  expect(serializeCommit(commit).toString()).toBe(
    `tree ${commit.tree}\nparent ${commit.parents[0]}\nauthor Ada Lovelace <ada@example.org> 1000 -0330\n` +
      'committer Bob <bob@example.org> 0 +0000\n\na\n\ngpgsig b',
  );
});

it('reads what it wrote', () => {
  const read = parseCommit(serializeCommit(commit));
  expect(read).toEqual({ ...commit, author: { ...ada, name: 'Ada Lovelace' }, committer: { ...bob, zone: '+0000' } });
});

it('keeps a signature apart from what it signs', () => {
  const signature = '-----BEGIN PGP SIGNATURE-----\n\niQ\n-----END PGP SIGNATURE-----';
  const { seal, message } = parseCommit(serializeCommit(commit, `${signature}\n`));
  expect(seal).toEqual({ signature, payload: serializeCommit(commit).toString() });
  expect(message).toBe(commit.message);
});

it('reads a tag as it wrote it', () => {
  const tag = { object: '1'.repeat(40), type: 'commit', name: 'v1', tagger: bob, message: 'first' } as const;
  expect(parseTag(serializeTag(tag))).toEqual({ ...tag, tagger: { ...bob, zone: '+0000' } });
});
