/** Longer lines are cut: whoever reads a log holds a line in memory. */
const LONGEST_LINE = 256 * 1024;

export interface RawLine {
  readonly text: string;
  /** How many characters at its end are left out. */
  readonly cut: number;
}

/** Makes lines of text that comes in pieces, wherever the pieces end. */
export class LineSplitter {
  private rest = '';
  private cut = 0;

  push(text: string): RawLine[] {
    const parts = text.split('\n');
    const last = parts.pop() ?? '';
    const lines = parts.map((part) => {
      this.append(part);
      return this.take();
    });
    this.append(last);
    return lines;
  }

  /** The last line, when no line break ends it. */
  end(): RawLine[] {
    return this.rest === '' ? [] : [this.take()];
  }

  private append(part: string): void {
    const room = LONGEST_LINE - this.rest.length;
    this.rest += part.length > room ? part.slice(0, room) : part;
    this.cut += Math.max(0, part.length - room);
  }

  private take(): RawLine {
    const line = { text: this.rest.endsWith('\r') ? this.rest.slice(0, -1) : this.rest, cut: this.cut };
    this.rest = '';
    this.cut = 0;
    return line;
  }
}
