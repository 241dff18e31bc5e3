const byteOrderMark = '\uFEFF';
const charactersPerChunk = 1 << 16;
/** A clock tick of GitHub's runner: 100 ns, seven digits of a second. */
const ticksPerMs = 10_000;

/** Lines, and when the first of them was printed. */
export interface LogPart {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly lines: Iterable<string>;
}

/** The bytes of a log file as GitHub has it: a byte order mark, and the time before each line. */
export function* logChunks(parts: Iterable<LogPart>): Generator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let text = byteOrderMark;
  for (const line of stampedLines(parts)) {
    text += line;
    if (text.length < charactersPerChunk) continue;
    yield encoder.encode(text);
    text = '';
  }
  if (text !== '') yield encoder.encode(text);
}

function* stampedLines(parts: Iterable<LogPart>): Generator<string> {
  for (const { at, lines } of parts) {
    let tick = 0;
    let time = '';
    for (const line of lines) {
      if (tick % ticksPerMs === 0) time = new Date(at + tick / ticksPerMs).toISOString().slice(0, -1);
      yield `${time}${String(tick % ticksPerMs).padStart(4, '0')}Z ${line}\n`;
      tick += 1;
    }
  }
}
