export interface LogTailBounds {
  readonly lines: number;
  readonly bytes: number;
}

/** Lines that are kept, and let go, together: as bytes they take a fraction of what they do as strings. */
interface Block {
  readonly bytes: Buffer;
  readonly lines: number;
}

const BLOCK_CHARACTERS = 64 * 1024;

/** Keeps the last lines of many. */
export class LogTail {
  private readonly blocks: Block[] = [];
  private open: string[] = [];
  private openCharacters = 0;
  private lines = 0;
  private bytes = 0;
  private keptLines = 0;
  private keptBytes = 0;

  constructor(private readonly most: LogTailBounds) {}

  push(line: string): void {
    this.open.push(line);
    this.openCharacters += line.length;
    if (this.openCharacters >= BLOCK_CHARACTERS) this.close();
  }

  /** With a first line that says how much of what was wanted is missing. */
  toLines(): string[] {
    this.close();
    const text = Buffer.concat(this.blocks.splice(0).map(({ bytes }) => bytes)).toString();
    const all = text.split('\n').slice(0, -1);
    let bytes = this.keptBytes;
    let first = Math.max(0, all.length - this.most.lines);
    for (const line of all.slice(0, first)) bytes -= bytesOf(line);
    for (; bytes > this.most.bytes; first += 1) bytes -= bytesOf(all[first] ?? '');
    const lines = all.slice(first);
    const missing = Math.min(this.lines, this.most.lines) - lines.length;
    if (missing === 0) return lines;
    const size = this.most.lines === Infinity ? ` (${this.bytes - bytes} bytes)` : '';
    return [`[Left out: ${missing} lines${size}. The text is limited to ${this.most.bytes} bytes.]`, ...lines];
  }

  /** Puts what has come since into a block, and lets the first blocks go as soon as the others are enough. */
  private close(): void {
    if (this.open.length === 0) return;
    const block = { bytes: Buffer.from(`${this.open.join('\n')}\n`), lines: this.open.length };
    this.open = [];
    this.openCharacters = 0;
    this.blocks.push(block);
    this.lines += block.lines;
    this.bytes += block.bytes.length;
    this.keptLines += block.lines;
    this.keptBytes += block.bytes.length;
    for (let [first] = this.blocks; first && this.isEnoughWithout(first); [first] = this.blocks) {
      this.blocks.shift();
      this.keptLines -= first.lines;
      this.keptBytes -= first.bytes.length;
    }
  }

  private isEnoughWithout({ lines, bytes }: Block): boolean {
    return this.keptLines - lines >= this.most.lines || this.keptBytes - bytes.length >= this.most.bytes;
  }
}

/** The line break with it. */
function bytesOf(line: string): number {
  return Buffer.byteLength(line) + 1;
}
