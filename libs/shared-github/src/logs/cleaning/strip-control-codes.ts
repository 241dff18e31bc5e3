/* eslint-disable no-control-regex -- control codes are what this is about */

/** Colours and cursor movements; titles and links, with what they hold; and what else an escape begins. */
const ansi = /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)|\x1b[ -/]*[0-~]/g;
const control = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g;
const any = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/;

/** Takes out what a terminal would act on: it would hide parts of a log, and may stand in the middle of a token. */
export function stripControlCodes(text: string): string {
  // Between two carriage returns stands one state of a progress bar.
  return any.test(text) ? text.replace(ansi, '').replace(/\r+/g, ' ').replace(control, '') : text;
}
