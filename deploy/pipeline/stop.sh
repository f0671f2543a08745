#!/usr/bin/env bash
# stop.sh: takes deployments back that are under way in ENVIRONMENT.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cluster="syncad-${ENVIRONMENT:?}"
for service in api realtime provisioning; do
  deployments="$(aws ecs list-service-deployments --cluster "$cluster" --service "$service" \
    --status PENDING IN_PROGRESS --query 'serviceDeployments[].serviceDeploymentArn' --output text)"
  for deployment in $deployments; do
    say "taking back $deployment"
    aws ecs stop-service-deployment --service-deployment-arn "$deployment" --stop-type ROLLBACK >/dev/null
  done
done
