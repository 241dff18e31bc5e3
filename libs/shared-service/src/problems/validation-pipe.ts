import { ValidationPipe, type ValidationError } from '@nestjs/common';
import * as transformerPackage from 'class-transformer';
import * as validatorPackage from 'class-validator';
import { Problem } from './problem.js';

interface InvalidField {
  /** A JSON pointer into what was sent. */
  readonly pointer: string;
  readonly detail: string;
}

/**
 * A validation pipe that converts what is sent to the declared class, refuses members that the class does not have,
 * and answers 422 with every invalid field.
 */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    validatorPackage,
    transformerPackage,
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: (errors) =>
      new Problem({
        status: 422,
        type: 'invalid-request',
        title: 'Invalid request',
        detail: 'Some of what was sent is not valid. See "errors".',
        extensions: { errors: errors.flatMap((error) => toFields(error, '#')) },
      }),
  });
}

function toFields({ property, constraints = {}, children = [] }: ValidationError, parent: string): InvalidField[] {
  const pointer = `${parent}/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.values(constraints).map((detail) => ({ pointer, detail }));
  return [...own, ...children.flatMap((child) => toFields(child, pointer))];
}
