import { repositoryNameFault } from '@project-factory/shared-config';
import { Type } from 'class-transformer';
import { IsObject, IsString, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { IfGiven } from '../validation/if-given.js';
import { InputsAreSound } from '../validation/inputs-are-sound.js';
import { Satisfies } from '../validation/satisfies.js';
import { SecretsAreSound } from '../validation/secrets-are-sound.js';

/** The workflow to dispatch once the repository stands. */
export class WorkflowDto {
  @Matches(/^[A-Za-z0-9._-]+\.ya?ml$/, { message: '$property must be the name of a workflow file, such as ci.yml' })
  readonly file!: string;

  @IfGiven()
  @Length(1, 255)
  readonly ref?: string;

  @IfGiven()
  @InputsAreSound()
  readonly inputs?: Record<string, string>;
}

/** A project as product teams ask for it. */
export class CreateProjectDto {
  @Satisfies(repositoryNameFault)
  readonly name!: string;

  @IfGiven()
  @IsString()
  @MaxLength(350)
  @Satisfies(oneLine)
  readonly description: string = '';

  @IsString()
  @Length(1, 100)
  readonly template!: string;

  /** Answers to the template's questions. */
  @IfGiven()
  @IsObject()
  readonly answers: Record<string, unknown> = {};

  /** Written to `.project.yaml`. */
  @IfGiven()
  @IsObject()
  readonly spec: Record<string, unknown> = {};

  /** Actions secrets by name. */
  @IfGiven()
  @SecretsAreSound()
  readonly secrets: Record<string, string> = {};

  @IfGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => WorkflowDto)
  readonly workflow?: WorkflowDto;
}

/** GitHub refuses control characters in a description. */
function oneLine(text: string): string | undefined {
  return /\p{Cc}/u.test(text) ? 'may not hold line breaks or other control characters' : undefined;
}
