// Runs the smoke test as Lambda does, and prints what ECS would be told.
require(process.argv[2])
  .handler({})
  .then((answer) => process.stdout.write(answer.hookStatus));
