// Deploys the working directory as the Twilio CLI's serverless plugin does: by the same engine, signed in with a profile's
// API key, with all of `.env`, and with the folders and the runtime of `.twilioserverlessrc`.
const { TwilioServerlessApiClient } = require('@twilio-labs/serverless-api');
const { parse } = require('dotenv');
const { readFileSync } = require('node:fs');
const path = require('node:path');

async function main() {
  const cwd = process.cwd();
  const read = (name) => readFileSync(path.join(cwd, name), 'utf8');
  const pkgJson = JSON.parse(read('package.json'));
  const { ACCOUNT_SID: _sid, AUTH_TOKEN: _token, ...env } = parse(read('.env'));
  const [username, password] = [process.env.API_KEY, process.env.API_SECRET];
  const result = await new TwilioServerlessApiClient({ username, password }).deployLocalProject({
    username,
    password,
    cwd,
    envPath: path.join(cwd, '.env'),
    env,
    pkgJson,
    serviceName: pkgJson.name,
    functionsEnv: 'dev',
    functionsFolderName: 'dist/functions',
    assetsFolderName: 'dist/assets',
    overrideExistingService: true,
    force: false,
    ...(process.env.RUNTIME && { runtime: process.env.RUNTIME }),
  });
  process.stdout.write(`${result.domain}\n`);
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
