// `npm start`
import { launch } from './launch.mjs';

launch({ output: 'start', bundle: 'dist/start.js', source: 'scripts/start.ts' });
