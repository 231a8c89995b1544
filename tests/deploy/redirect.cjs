// Preloaded into the deploy command: sends what is meant for Twilio's Serverless API, and for what was deployed by it, to a
// stub on this machine, and fails every other call over TLS, so that a test can never reach the network. OTHER_HOSTS, as
// `host=port host=port`, says where else somebody on this machine stands in for a host.
const http = require('node:http');
const https = require('node:https');

const stub = ['serverless.twilio.com', 'serverless-upload.twilio.com', 'taskrouter-desk-0000-dev.twil.io'];
const others = (process.env.OTHER_HOSTS ?? '').split(' ').filter(Boolean);
const ports = new Map([
  ...stub.map((host) => [host, Number(process.env.SERVERLESS_STUB_PORT)]),
  ...others.map((pair) => pair.split('=')).map(([host, port]) => [host, Number(port)]),
]);

https.request = function request(...args) {
  const [first, second, third] = args;
  const hasUrl = typeof first === 'string' || first instanceof URL;
  const url = hasUrl ? new URL(first) : undefined;
  const options = Object.assign({}, hasUrl ? (typeof second === 'function' ? {} : second) : first);
  const callback = [second, third].find((argument) => typeof argument === 'function');
  const hostname = url?.hostname ?? options.hostname ?? options.host;
  const port = ports.get(hostname);
  if (port === undefined) {
    const error = new Error(`A deployment must call nobody but the Serverless API, not ${hostname}.`);
    throw Object.assign(error, { code: 'ENOTFOUND' });
  }
  const path = url ? url.pathname + url.search : options.path;
  // As whoever ends TLS before a server tells it.
  const forwarded = { host: hostname, 'x-forwarded-proto': 'https' };
  const headers = { ...options.headers, ...forwarded, 'x-meant-for': hostname };
  const inUrl = url?.username ? `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}` : undefined;
  const plain = { method: options.method, auth: options.auth ?? inUrl, headers, path, host: '127.0.0.1', port };
  return http.request(plain, callback);
};
