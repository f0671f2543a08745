#!/usr/bin/env bash
# scan-gate.sh: fails when ECR knows of a high or critical vulnerability in the images API and PROVISIONING (digests) that
# accepted-vulnerabilities does not name, or no longer does. Needs REGISTRY.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
: "${REGISTRY:?}" "${API:?}" "${PROVISIONING:?}"

# Names that are accepted today: lines are NAME, the last day, and the reason.
accepted() {
  awk -v today="$(date -u +%F)" '!/^#/ && NF && $2 >= today { print $1 }' deploy/pipeline/accepted-vulnerabilities
}

# What is pushed is a list: the image, its provenance, its bill of materials. The image alone is scanned.
image_of() {
  docker buildx imagetools inspect --raw "$REGISTRY/syncad/$1@$2" |
    jq -r --arg itself "$2" '[.manifests[]? | select(.platform.architecture == "amd64") | .digest][0] // $itself'
}

findings() {
  local image
  image="$(image_of "$1" "$2")"
  aws ecr wait image-scan-complete --repository-name "syncad/$1" --image-id "imageDigest=$image"
  aws ecr describe-image-scan-findings --repository-name "syncad/$1" --image-id "imageDigest=$image" --output json |
    jq -r '.imageScanFindings.findings[]? | select(.severity == "HIGH" or .severity == "CRITICAL") | .name'
}

found="$(findings api "$API"; findings provisioning "$PROVISIONING")"
left="$(grep -v -x -F -f <(accepted) <<<"$found" | sort -u | sed '/^$/d' || true)"
[[ -z "$left" ]] || fail "known vulnerabilities: $(tr '\n' ' ' <<<"$left")"
say "nothing known to be dangerous"
