import { LineSplitter, type RawLine } from './line-splitter.js';
import { PemRedactor } from './pem-redactor.js';
import { redactCutLine, redactLine } from './redact-line.js';
import { stripControlCodes } from './strip-control-codes.js';

const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z ?/;

export interface LogCleanerOptions {
  /** Whether the time before each line stays. */
  timestamps: boolean;
}

/**
 * Makes clean lines of a log file that comes in pieces: no byte order mark, no control codes, no times unless they are
 * wanted, and no tokens or keys. Where the pieces end makes no difference.
 */
export class LogCleaner {
  private readonly splitter = new LineSplitter();
  private readonly pem = new PemRedactor();

  constructor(private readonly options: LogCleanerOptions) {}

  push(text: string): string[] {
    return this.clean(this.splitter.push(text));
  }

  end(): string[] {
    return this.clean(this.splitter.end());
  }

  private clean(lines: readonly RawLine[]): string[] {
    const cleaned: string[] = [];
    for (const line of lines) {
      const text = this.cleanLine(line);
      if (text !== undefined) cleaned.push(text);
    }
    return cleaned;
  }

  private cleanLine({ text, cut }: RawLine): string | undefined {
    const plain = stripControlCodes(text.startsWith('\ufeff') ? text.slice(1) : text);
    const [time = ''] = timestamp.exec(plain) ?? [];
    const message = this.pem.redact(plain.slice(time.length));
    if (message === undefined) return undefined;
    const redacted = cut > 0 ? `${redactCutLine(message)} [${cut} characters left out]` : redactLine(message);
    return this.options.timestamps ? time + redacted : redacted;
  }
}
