import type { Routes } from '../operations/routes.js';
import { deleteContent } from './delete-content.js';
import { getContent } from './get-content.js';
import { getReadme } from './get-readme.js';
import { listLanguages } from './list-languages.js';
import { putContent } from './put-content.js';

export const contentRoutes = {
  'repos/get-content': getContent,
  'repos/get-readme': getReadme,
  'repos/list-languages': listLanguages,
  'repos/create-or-update-file-contents': putContent,
  'repos/delete-file': deleteContent,
} satisfies Routes;
