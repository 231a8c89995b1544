#!/usr/bin/env node
// Node.js 20 has none.
require('node:module').enableCompileCache?.();
require('./dist/main.js');
