import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { root } from './files.mjs';

/** Writes the JSON schema of a dashboard's file into `dist/`. */
export async function writeSchema() {
  const { dashboardJsonSchema } = await tsImport('../src/config/json-schema.ts', import.meta.url);
  writeFileSync(join(root, 'dist', 'dashboard.schema.json'), `${JSON.stringify(dashboardJsonSchema(), null, 2)}\n`);
}
