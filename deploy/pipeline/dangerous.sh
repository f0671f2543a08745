#!/usr/bin/env bash
# dangerous.sh CHANGES: fails when a change set (as describe-change-set prints it) removes or replaces what holds data or
# connects us with the world, or touches a listener rule, which would undo a shift of traffic. ALLOW_DANGEROUS_CHANGES=yes
# lets it pass, for a release that is planned for it.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

guarded='["AWS::RDS::DBInstance", "AWS::ElastiCache::ReplicationGroup", "AWS::S3::Bucket", "AWS::SecretsManager::Secret",
  "AWS::KMS::Key", "AWS::EC2::VPC", "AWS::EC2::Subnet", "AWS::ElasticLoadBalancingV2::LoadBalancer",
  "AWS::ElasticLoadBalancingV2::Listener", "AWS::ElasticLoadBalancingV2::TargetGroup", "AWS::CloudFront::Distribution",
  "AWS::SES::EmailIdentity", "AWS::ECS::Cluster"]'

dangerous="$(jq -r --argjson guarded "$guarded" '
  .Changes[]?.ResourceChange
  | select(
      (.ResourceType == "AWS::ElasticLoadBalancingV2::ListenerRule" and .Action != "Add")
      or (([.ResourceType] | inside($guarded)) and (.Action == "Remove" or (.Replacement // "False") != "False")))
  | "\(.Action) \(.LogicalResourceId) (\(.ResourceType), replacement: \(.Replacement // "no"))"' "$1")"

if [[ -n "$dangerous" ]]; then
  printf '%s\n' "$dangerous" >&2
  [[ ${ALLOW_DANGEROUS_CHANGES:-} == yes ]] ||
    fail "this release would do the above; docs/deployment.md says how to plan such a one"
fi
