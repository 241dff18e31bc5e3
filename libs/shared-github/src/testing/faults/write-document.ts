import { writeFile } from 'node:fs/promises';
import { documentFile } from './document.js';
import { renderDocument } from './render-document.js';

await writeFile(documentFile, renderDocument());
