const words =
  'added audited build bundle cache checked chunk compiled config copied created dependency deprecated done downloaded emitted entry error exported failed fetched file found generated hash import index info installed layer linked loaded lockfile minified module ms node ok output package passed path plugin pulled pushed rendered replaced resolved retry rule schema skipped source suite tarball target test transformed type updated version warning watching worker workspace written'.split(
    ' ',
  );

/** Longer than what deflate looks back on, lest it finds the repetition: real logs do not shrink to nothing either. */
const length = 1 << 18;
const longestLine = 1 << 16;
let made = '';

/** Text of words without a meaning. Never random: a linear congruential generator that always starts alike. */
export function filler(): string {
  made ||= make();
  return made;
}

function make(): string {
  const picked: string[] = [];
  for (let size = 0, state = 1; size < length + longestLine; size += picked.at(-1)?.length ?? 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    picked.push(`${words[(state >>> 16) % words.length]} `);
  }
  return picked.join('');
}
