import { expect, it } from '@jest/globals';
import { answerQuestions, readQuestions } from './template-questions.js';

const questions = readQuestions(
  't',
  `name: { type: str }
count: { type: int, default: 3 }
wanted: { type: bool, default: yes }`,
);

it('takes the answers that are given and the defaults of the others', () => {
  expect(answerQuestions({ name: 't', questions }, { name: 'x', count: 5 })).toEqual({
    name: 'x',
    count: 5,
    wanted: true,
  });
});

it('names all that is wrong with the answers at once', () => {
  expect(() => answerQuestions({ name: 't', questions }, { count: 1.5, wanted: 'no', colour: 'red' })).toThrow(
    'The template t does not take these answers: colour is not asked for, name is not answered, count is not of type int, wanted is not of type bool. It asks for name, count, wanted.',
  );
});

it.each(['_subdirectory: x', 'a: { type: yaml }', 'a: { type: json }'])(
  'refuses what it does not understand: %s',
  (text) => {
    expect(() => readQuestions('t', text)).toThrow(/which is not supported/);
  },
);
