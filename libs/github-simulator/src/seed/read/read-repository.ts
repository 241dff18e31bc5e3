import { isReferenceName } from '../../git/references/reference-name.js';
import { isTopic, mostTopics } from '../../repositories/topic.js';
import type { Place } from './place.js';
import { type PlannedFiles, changes, files } from './read-files.js';
import { type PlannedValues, valuesOf } from './read-values.js';
import { type ReadFields, type Reader, fieldsOf, flag, listOf, mapOf, text, time } from './readers.js';

const longestEnvironmentName = 255;

const line: Reader<string> = (value, place) => {
  const read = text(value, place);
  if (read !== undefined && [...read].some((character) => character < ' ')) {
    return place.complain('there are control characters, such as line breaks, in it.');
  }
  if (read !== undefined && read.length > 350) return place.complain('this is longer than 350 characters.');
  return read;
};

const topics: Reader<string[]> = (value, place) => {
  const read = listOf(text)(value, place) ?? [];
  for (const [index, topic] of read.entries()) {
    if (isTopic(topic)) continue;
    place.item(index).complain(`${JSON.stringify(topic)} is no topic: small letters, digits and hyphens, at most 50.`);
  }
  if (read.length > mostTopics) place.complain(`there are ${read.length}. GitHub takes ${mostTopics}.`);
  return [...new Set(read)];
};

const branchName: Reader<string> = (value, place) => {
  const read = text(value, place);
  if (read === undefined || isReferenceName(`refs/heads/${read}`)) return read;
  return place.complain(`${JSON.stringify(read)} is no name for a branch.`);
};

const commitFields = fieldsOf({
  message: text,
  files: changes,
  author: fieldsOf({ name: text, email: text }),
  date: time,
});

export interface PlannedCommit {
  readonly message: string;
  readonly files: PlannedFiles;
  readonly author?: { readonly name: string; readonly email: string };
  readonly date?: number;
}

const commit: Reader<PlannedCommit> = (value, place) => {
  const { message, files: changed = new Map(), author, date } = commitFields(value, place) ?? {};
  if (message === undefined) return place.complain('message is missing.');
  if (author && (author.name === undefined || author.email === undefined)) {
    return place.key('author').complain('name and email are needed.');
  }
  const { name = '', email = '' } = author ?? {};
  return { message, files: changed, ...(author && { author: { name, email } }), ...(date !== undefined && { date }) };
};

const branchFields = fieldsOf({ files, commits: listOf(commit) });
export type PlannedBranch = ReadFields<{ files: Reader<PlannedFiles>; commits: Reader<PlannedCommit[]> }>;

const environmentFields = fieldsOf({ secrets: valuesOf(100), variables: valuesOf(100) });
export type PlannedEnvironment = ReadFields<{ secrets: Reader<PlannedValues>; variables: Reader<PlannedValues> }>;

const repositoryFields = fieldsOf({
  name: text,
  private: flag,
  description: line,
  homepage: text,
  topics,
  template: flag,
  archived: flag,
  disabled: flag,
  language: text,
  default_branch: branchName,
  created_at: time,
  files,
  commits: listOf(commit),
  branches: mapOf(branchFields),
  secrets: valuesOf(100),
  variables: valuesOf(500),
  environments: mapOf(environmentFields),
});

type RepositoryFields = NonNullable<ReturnType<typeof repositoryFields>>;
export type PlannedRepository = RepositoryFields & { readonly name: string };

export const repository: Reader<PlannedRepository> = (value, place) => {
  const read = repositoryFields(value, place);
  if (!read) return undefined;
  if (read.name === undefined) return 'name' in read ? undefined : place.complain('name is missing.');
  checkBranches(read, place);
  for (const name of read.environments?.keys() ?? []) {
    if (name === '' || name.length > longestEnvironmentName) {
      place.key('environments').key(name).complain(`the name must have 1 to ${longestEnvironmentName} characters.`);
    }
  }
  return { ...read, name: read.name };
};

function checkBranches(
  { branches, files: first, commits, default_branch: main = 'main' }: RepositoryFields,
  place: Place,
) {
  const isEmpty = !first && (commits ?? []).length === 0;
  const names = [main, ...(branches?.keys() ?? [])];
  for (const [name, branch] of branches ?? []) {
    const at = place.key('branches').key(name);
    const above = names.find((other) => name.startsWith(`${other}/`));
    if (!isReferenceName(`refs/heads/${name}`)) at.complain('this is no name for a branch.');
    if (name === main) at.complain('this is the default branch: give its files and commits beside its name.');
    if (above !== undefined) at.complain(`there is a branch ${above}, and git lets none begin with ${above}/ then.`);
    if (isEmpty && !branch.files && !branch.commits?.length)
      at.complain('there is no commit to start from. Give files.');
  }
}
