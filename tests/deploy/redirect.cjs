// Preloaded into the deploy command: sends what is meant for Twilio's Serverless API, and for what was deployed by it, to a
// stub on this machine, and fails every other call over TLS, so that a test can never reach the network.
const http = require('node:http');
const https = require('node:https');

const HOSTS = new Set(['serverless.twilio.com', 'serverless-upload.twilio.com', 'taskrouter-desk-0000-dev.twil.io']);
const port = Number(process.env.SERVERLESS_STUB_PORT);

https.request = function request(...args) {
  const [first, second, third] = args;
  const hasUrl = typeof first === 'string' || first instanceof URL;
  const url = hasUrl ? new URL(first) : undefined;
  const options = { ...(hasUrl ? (typeof second === 'function' ? {} : second) : first) };
  const callback = [second, third].find((argument) => typeof argument === 'function');
  const hostname = url?.hostname ?? options.hostname ?? options.host;
  if (!HOSTS.has(hostname)) {
    const error = new Error(`A deployment must call nobody but the Serverless API, not ${hostname}.`);
    throw Object.assign(error, { code: 'ENOTFOUND' });
  }
  const path = url ? url.pathname + url.search : options.path;
  const headers = { ...options.headers, 'x-meant-for': hostname };
  const inUrl = url?.username ? `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}` : undefined;
  const plain = { method: options.method, auth: options.auth ?? inUrl, headers, path, host: '127.0.0.1', port };
  return http.request(plain, callback);
};
