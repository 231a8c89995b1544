// `npm start`
import { launch } from './launch.mjs';

await launch({ output: 'start', bundle: 'dist/start.js', source: 'scripts/start.ts' });
