import { parse } from 'yaml';
import { TemplateError } from './template.error.js';

export type Answer = string | number | boolean;

interface Question {
  type: 'str' | 'int' | 'bool';
  default?: Answer;
}

/** What the template asks: the part of copier's format that is understood here. */
export type Questions = ReadonlyMap<string, Question>;

/** Reads `copier.yml`. copier itself reads YAML 1.1, where `yes` is true. */
export function readQuestions(template: string, text: string): Questions {
  const document = parse(text, { version: '1.1' }) as Record<string, unknown> | null;
  return new Map(
    Object.entries(document ?? {}).map(([name, question]) => [name, readQuestion(template, name, question)]),
  );
}

function readQuestion(template: string, name: string, question: unknown): Question {
  const { type = 'str', default: preset } = (typeof question === 'object' ? question : {}) as Record<string, unknown>;
  if (name.startsWith('_') || (type !== 'str' && type !== 'int' && type !== 'bool')) {
    throw new TemplateError(`The template ${template} uses ${name} in copier.yml, which is not supported.`);
  }
  return { type, ...(preset === undefined ? {} : { default: preset as Answer }) };
}

/** Every question with its answer. @throws TemplateError naming all that is missing, unknown or of the wrong type */
export function answerQuestions(
  { name: template, questions }: { name: string; questions: Questions },
  given: Readonly<Record<string, unknown>>,
): Record<string, Answer> {
  const unknown = Object.keys(given).filter((name) => !questions.has(name));
  const faults = unknown.map((name) => `${name} is not asked for`);
  const answers: Record<string, Answer> = {};
  for (const [name, question] of questions) {
    const answer = given[name] ?? question.default;
    if (answer === undefined) faults.push(`${name} is not answered`);
    else if (!fits(answer, question.type)) faults.push(`${name} is not of type ${question.type}`);
    else answers[name] = answer;
  }
  if (faults.length === 0) return answers;
  throw new TemplateError(
    `The template ${template} does not take these answers: ${faults.join(', ')}. It asks for ${[...questions.keys()].join(', ')}.`,
  );
}

function fits(answer: unknown, type: Question['type']): answer is Answer {
  if (type === 'int') return Number.isSafeInteger(answer);
  if (type === 'bool') return typeof answer === 'boolean';
  return typeof answer === 'string';
}
