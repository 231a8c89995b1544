#!/usr/bin/env node
// `npx desk`
import { launch } from '../../scripts/launch.mjs';

await launch({ outputs: ['cli'], bundle: 'dist/cli/desk.js', source: 'src/cli/main.ts' });
