import type { Routes } from '../operations/routes.js';
import { createBlob } from './create-blob.js';
import { createCommit } from './create-commit.js';
import { createTag } from './create-tag.js';
import { createTree } from './create-tree.js';
import { getBlob } from './get-blob.js';
import { getCommit } from './get-commit.js';
import { getTag } from './get-tag.js';
import { getTree } from './get-tree.js';

export const gitDataRoutes = {
  'git/create-blob': createBlob,
  'git/get-blob': getBlob,
  'git/create-commit': createCommit,
  'git/get-commit': getCommit,
  'git/create-tree': createTree,
  'git/get-tree': getTree,
  'git/create-tag': createTag,
  'git/get-tag': getTag,
} satisfies Routes;
