#!/usr/bin/env bash
# chore.sh NAME [COMMAND...]: runs that task of ENVIRONMENT once, or the command in its place, shows its log, and fails when
# it does.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
name="${1:?migration or database-roles}"
shift
cluster="syncad-${ENVIRONMENT:?}"
stack="$cluster-foundation"

say "chore $name"
network="awsvpcConfiguration={subnets=[$(output "$stack" ChoreSubnets)],securityGroups=[$(output "$stack" ChoreSecurityGroup)]}"
instead=()
if (($#)); then
  instead=(--overrides "$(jq --null-input --compact-output --arg name "$name" \
    '{containerOverrides: [{name: $name, command: $ARGS.positional}]}' --args -- "$@")")
fi
task="$(aws ecs run-task --cluster "$cluster" --task-definition "$cluster-$name" --launch-type FARGATE \
  --network-configuration "$network" "${instead[@]}" --query 'tasks[0].taskArn' --output text)"
[[ $task == arn:* ]] || fail "the task could not be started"

# Migrations of a thousand databases take longer than the ten minutes that AWS's own waiting lasts.
for _ in 1 2 3 4 5 6; do
  aws ecs wait tasks-stopped --cluster "$cluster" --tasks "$task" && break
done
aws logs get-log-events --log-group-name "/syncad/$ENVIRONMENT/$name" --log-stream-name "$name/$name/${task##*/}" \
  --query 'events[].message' --output text || true
code="$(aws ecs describe-tasks --cluster "$cluster" --tasks "$task" \
  --query 'tasks[0].containers[0].exitCode' --output text)"
[[ $code == 0 ]] || fail "chore $name ended with $code"
