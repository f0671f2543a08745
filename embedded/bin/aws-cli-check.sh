#!/usr/bin/env bash
# Drives the AWS emulator with the stock `aws` command line, an implementation of AWS's protocols that is not the Java SDK.
# Starts an emulator of its own, stops it at the end, and fails at the first answer that is not as expected.
# Needs `aws` (1.29 or newer, or 2), Maven and JDK 25.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
touch "$work/ready"
JAVA_HOME=$("$here/../../syncad" jdk)
export JAVA_HOME

mvn -q -f "$here/../../pom.xml" -pl embedded -am compile dependency:build-classpath \
  -Dmdep.outputFile="$work/classpath" -Dmdep.includeScope=runtime
"$JAVA_HOME/bin/java" -cp "$here/../target/classes:$(cat "$work/classpath")" \
  in.syncad.embedded.aws.LocalAwsCommand "$work/state" >"$work/ready" 2>"$work/log" &
emulator=$!
trap 'kill "$emulator" 2>/dev/null || true; wait "$emulator" 2>/dev/null || true; rm -rf "$work"' EXIT
until grep -q '^endpoint=' "$work/ready"; do
  kill -0 "$emulator" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
  sleep 0.2
done

value() { grep -o "$1=[^ ]*" "$work/ready" | cut -d= -f2-; }
export AWS_ENDPOINT_URL AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY
AWS_ENDPOINT_URL=$(value endpoint)
AWS_ACCESS_KEY_ID=$(value access-key)
AWS_SECRET_ACCESS_KEY=$(value secret-key)
export AWS_REGION=ap-south-1 AWS_DEFAULT_REGION=ap-south-1 AWS_PAGER='' AWS_MAX_ATTEMPTS=1 AWS_DEFAULT_OUTPUT=text
export AWS_CONFIG_FILE=$work/none AWS_SHARED_CREDENTIALS_FILE=$work/none
zone=$(value zone)
inbox=$(value inbox)
checks=0

passed() {
  checks=$((checks + 1))
  printf 'ok  %s\n' "$(printf '%s' "$*" | tr '\n' ' ' | cut -c1-110)"
}

# succeeds <command…>
succeeds() {
  local output
  if ! output=$("$@" 2>&1); then
    printf 'FAILED: %s\n  %s\n' "$*" "$output" >&2
    exit 1
  fi
  passed "$@"
}

# expect <what the output must contain> <command…>
expect() {
  local wanted=$1 output
  shift
  output=$("$@" 2>&1) || true
  if [[ $output != *"$wanted"* ]]; then
    printf 'FAILED: %s\n  expected: %s\n  got: %s\n' "$*" "$wanted" "$output" >&2
    exit 1
  fi
  passed "$@"
}

change() { # change <action> <name> <type> <value>
  aws route53 change-resource-record-sets --hosted-zone-id "$zone" --query ChangeInfo.Id --change-batch \
    "{\"Changes\":[{\"Action\":\"$1\",\"ResourceRecordSet\":{\"Name\":\"$2\",\"Type\":\"$3\",\"TTL\":60,\"ResourceRecords\":[{\"Value\":\"$4\"}]}}]}"
}

# STS
expect 000000000000 aws sts get-caller-identity --query Account
expect SignatureDoesNotMatch env AWS_SECRET_ACCESS_KEY=wrong aws sts get-caller-identity

# Route 53
expect syncad.in. aws route53 list-hosted-zones --query 'HostedZones[].Name'
expect "$zone" aws route53 list-hosted-zones-by-name --dns-name syncad.in --max-items 1 --query 'HostedZones[].Id'
expect syncad.in. aws route53 get-hosted-zone --id "$zone" --query HostedZone.Name
expect /change/C change CREATE green.syncad.in A 127.0.0.9
expect InvalidChangeBatch change CREATE green.syncad.in A 127.0.0.9
id=$(change UPSERT green.syncad.in A 127.0.0.8)
succeeds aws route53 wait resource-record-sets-changed --id "$id"
expect INSYNC aws route53 get-change --id "$id" --query ChangeInfo.Status
expect 127.0.0.8 aws route53 list-resource-record-sets --hosted-zone-id "$zone" \
  --query "ResourceRecordSets[?Name=='green.syncad.in.'].ResourceRecords[].Value"
expect NoSuchHostedZone aws route53 get-hosted-zone --id Z0UNKNOWN
expect NotImplemented aws route53 list-health-checks

# Certificate Manager
arn=$(aws acm request-certificate --domain-name shop.syncad.in --validation-method DNS --query CertificateArn)
expect PENDING_VALIDATION aws acm describe-certificate --certificate-arn "$arn" --query Certificate.Status
read -r name target < <(aws acm describe-certificate --certificate-arn "$arn" \
  --query 'Certificate.DomainValidationOptions[0].ResourceRecord.[Name,Value]')
expect /change/C change UPSERT "$name" CNAME "$target"
succeeds aws acm wait certificate-validated --certificate-arn "$arn"
expect ISSUED aws acm describe-certificate --certificate-arn "$arn" --query Certificate.Status
expect 'BEGIN CERTIFICATE' aws acm get-certificate --certificate-arn "$arn" --query Certificate
expect shop.syncad.in aws acm list-certificates --query 'CertificateSummaryList[].DomainName'
succeeds aws acm add-tags-to-certificate --certificate-arn "$arn" --tags Key=school,Value=green
expect green aws acm list-tags-for-certificate --certificate-arn "$arn" --query 'Tags[].Value'
succeeds aws acm delete-certificate --certificate-arn "$arn"
expect ResourceNotFoundException aws acm describe-certificate --certificate-arn "$arn"

# Secrets Manager
expect cli/one aws secretsmanager create-secret --name cli/one --secret-string first --query Name
expect ResourceExistsException aws secretsmanager create-secret --name cli/one --secret-string other
expect AWSCURRENT aws secretsmanager put-secret-value --secret-id cli/one --secret-string second --query VersionStages
expect second aws secretsmanager get-secret-value --secret-id cli/one --query SecretString
expect first aws secretsmanager get-secret-value --secret-id cli/one --version-stage AWSPREVIOUS --query SecretString
expect cli/one aws secretsmanager list-secrets --filters Key=name,Values=cli --query 'SecretList[].Name'
expect cli/one aws secretsmanager delete-secret --secret-id cli/one --recovery-window-in-days 7 --query Name
expect InvalidRequestException aws secretsmanager get-secret-value --secret-id cli/one
expect cli/one aws secretsmanager restore-secret --secret-id cli/one --query Name
expect cli/one aws secretsmanager delete-secret --secret-id cli/one --force-delete-without-recovery --query Name
expect ResourceNotFoundException aws secretsmanager describe-secret --secret-id cli/one

# SES v2
expect 14.0 aws sesv2 get-account --query SendQuota.MaxSendRate
expect True aws sesv2 get-email-identity --email-identity syncad.in --query VerifiedForSendingStatus
expect MessageRejected aws sesv2 send-email --from-email-address a@elsewhere.example \
  --destination ToAddresses=p@example.org --content 'Simple={Subject={Data=x},Body={Text={Data=x}}}'
expect 0109 aws sesv2 send-email --from-email-address no-reply@syncad.in \
  --destination ToAddresses=p@example.org --content 'Simple={Subject={Data=Hello},Body={Text={Data=ByMail}}}'
succeeds aws sesv2 create-email-template --template-name cli \
  --template-content '{"Subject":"Hi {{name}}","Text":"Dear {{name}}"}'
expect cli aws sesv2 list-email-templates --query 'TemplatesMetadata[].TemplateName'
succeeds aws sesv2 put-suppressed-destination --email-address gone@example.org --reason BOUNCE
expect BOUNCE aws sesv2 get-suppressed-destination --email-address gone@example.org --query SuppressedDestination.Reason
expect NotFoundException aws sesv2 get-suppressed-destination --email-address never@example.org

# SNS
expect - aws sns publish --phone-number +919812345678 --message BySms --query MessageId
expect InvalidParameter aws sns publish --phone-number 12 --message x
application=$(aws sns create-platform-application --name cli --platform GCM \
  --attributes PlatformCredential=x --query PlatformApplicationArn)
endpoint=$(aws sns create-platform-endpoint --platform-application-arn "$application" --token t1 --query EndpointArn)
expect 'already exists with the same Token' aws sns create-platform-endpoint \
  --platform-application-arn "$application" --token t1 --custom-user-data other
expect - aws sns publish --target-arn "$endpoint" --message ByPush --query MessageId
succeeds aws sns set-endpoint-attributes --endpoint-arn "$endpoint" --attributes Enabled=false
expect EndpointDisabled aws sns publish --target-arn "$endpoint" --message x
topic=$(aws sns create-topic --name cli --query TopicArn)
expect "$topic" aws sns subscribe --topic-arn "$topic" --protocol sms --notification-endpoint +919812345679 --query SubscriptionArn
expect +919812345679 aws sns list-subscriptions-by-topic --topic-arn "$topic" --query 'Subscriptions[].Endpoint'
expect - aws sns publish --topic-arn "$topic" --message ByTopic --query MessageId

# CloudWatch
succeeds aws cloudwatch put-metric-data --namespace Cli --metric-name Logins --value 3
expect Logins aws cloudwatch list-metrics --namespace Cli --query 'Metrics[].MetricName'

# What was sent is in the inbox, nothing that was refused.
expect '"body":"ByMail"' curl -s "$inbox/api/messages?channel=email&to=p@example.org"
expect '"body":"BySms"' curl -s "$inbox/api/messages?channel=sms&to=%2B919812345678"
expect '"body":"ByTopic"' curl -s "$inbox/api/messages?channel=sms&to=%2B919812345679"
expect '"body":"ByPush"' curl -s "$inbox/api/messages?channel=push"

echo "The aws command line ($(aws --version 2>&1 | cut -d' ' -f1)) agrees: $checks checks."
