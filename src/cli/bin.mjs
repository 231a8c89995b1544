#!/usr/bin/env node
// `npx desk`: the command line is TypeScript and compiled on the way, with a cache of its own.
import { createRequire } from 'node:module';
import { register as registerRequire } from 'tsx/cjs/api';
import { register as registerImport } from 'tsx/esm/api';

registerRequire();
registerImport();
createRequire(import.meta.url)('./main.ts');
