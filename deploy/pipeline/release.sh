#!/usr/bin/env bash
# release.sh: brings API_IMAGE_DIGEST and PROVISIONING_IMAGE_DIGEST into ENVIRONMENT: what outlives releases first, then,
# with MIGRATE=true, the databases, then the services, which take over by themselves or are taken back, then the edge.
# The other variables are listed in docs/deployment.md.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
: "${ENVIRONMENT:?}" "${MIGRATE:?}"

records="target/release"
assembly="$records/cdk.out"
# 3.0.0, which npm calls the latest, is older than this one and cannot read what our CDK writes.
cdk=(npx --yes aws-cdk@2.1148.1)

synthesize() {
  rm -rf "$assembly"
  mkdir -p "$records"
  mvn -B -ntp -q -pl deploy package -DskipTests -Dspotless.check.skip
  java -cp "deploy/target/classes:$(<deploy/target/class-path)" in.syncad.deploy.Main "$ENVIRONMENT" "$assembly"
}

# Says what a deployment would change, and refuses what cannot be taken back. A stack that does not change has no change set:
# the CDK removes it. Any other answer, of somebody who may not look for example, stops the release.
look() {
  local stack="$1" changes="$records/$1.json"
  "${cdk[@]}" deploy --app "$assembly" --exclusively --require-approval never \
    --method prepare-change-set --change-set-name release "$stack"
  if ! aws cloudformation describe-change-set --stack-name "$stack" --change-set-name release --output json \
    >"$changes" 2>"$changes.error"; then
    grep -q 'ChangeSetNotFound' "$changes.error" || fail "nobody can say what $stack would change: $(<"$changes.error")"
    say "$stack does not change"
    return
  fi
  deploy/pipeline/dangerous.sh "$changes"
}

deploy() {
  local stack="syncad-$ENVIRONMENT-$1" region="${2:-ap-south-1}"
  say "$stack"
  AWS_REGION="$region" look "$stack"
  "${cdk[@]}" deploy --app "$assembly" --exclusively --require-approval never "$stack"
}

synthesize
deploy global us-east-1
deploy foundation
if [[ $MIGRATE == true ]]; then
  deploy/pipeline/chore.sh database-roles
  deploy/pipeline/chore.sh migration
fi
deploy services
deploy edge
