// Asks a new release for its health through the test listener. It may take over when it answers well five times in a row;
// ECS takes a FAILED for an answer and keeps the old release.
const https = require('node:https');
const { setTimeout: pause } = require('node:timers/promises');

const { LOAD_BALANCER, LOAD_BALANCER_PORT, HEALTH_HOST, HEALTH_PATH, PAUSE_MILLISECONDS = '1000' } = process.env;
const WANTED = 5;
const ATTEMPTS = 15;

// The api says that it serves requests and that nothing it depends on is away; provisioning that it is ready. The load
// balancer is content with less of the api: tasks that lost Redis should go on, but a new release should not begin like that.
const isWell = (body) => (body.success === true && body.status === 'up') || body.status === 'UP';

const ask = () =>
  new Promise((resolve, reject) => {
    const request = https.get(
      {
        host: LOAD_BALANCER,
        port: LOAD_BALANCER_PORT,
        path: HEALTH_PATH,
        servername: HEALTH_HOST,
        headers: { Host: HEALTH_HOST },
        timeout: 2000,
      },
      (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString() }));
      },
    );
    request.on('timeout', () => request.destroy(new Error('no answer within two seconds')));
    request.on('error', reject);
  });

const tryOnce = async () => {
  try {
    const { status, text } = await ask();
    if (status === 200 && isWell(JSON.parse(text))) {
      return true;
    }
    console.log(`answered ${status}`);
  } catch (error) {
    console.log(error.message);
  }
  return false;
};

exports.handler = async () => {
  let inARow = 0;
  for (let attempt = 0; attempt < ATTEMPTS && inARow < WANTED; attempt++) {
    if (attempt > 0) {
      await pause(Number(PAUSE_MILLISECONDS));
    }
    inARow = (await tryOnce()) ? inARow + 1 : 0;
  }
  return { hookStatus: inARow >= WANTED ? 'SUCCEEDED' : 'FAILED' };
};
