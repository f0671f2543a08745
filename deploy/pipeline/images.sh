#!/usr/bin/env bash
# images.sh: prints the digests of the images of COMMIT as api=..., provisioning=..., and api-made=true and so on of those that
# it made: from the jars that were tested, and only with BUILD=true. What is made has no tag yet: keep-images.sh gives it one
# once GitHub vouches for it, so whatever has a tag is attested. Needs REGISTRY (where docker is signed in).
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
: "${REGISTRY:?}" "${COMMIT:?}" "${BUILD:?}"
[[ $COMMIT =~ ^[0-9a-f]{40}$ ]] || fail "COMMIT has to be a commit's id in full"
records="target/images"
mkdir -p "$records"

# find_image NAME: its digest; nothing when there is none. Any other answer of the registry is no reason to make one.
find_image() {
  aws ecr describe-images --repository-name "syncad/$1" --image-ids "imageTag=$COMMIT" \
    --query 'imageDetails[0].imageDigest' --output text 2>"$records/error" ||
    grep -q ImageNotFoundException "$records/error" || fail "nobody can say whether there is syncad/$1: $(<"$records/error")"
}

# Signed for by AWS's own web server; the images carry them, so that the services know their database.
fetch_certificates() {
  curl --fail --silent --show-error --location --proto '=https' --tlsv1.2 --retry 3 \
    --output deploy/image/certificates/rds.pem \
    https://truststore.pki.rds.amazonaws.com/ap-south-1/ap-south-1-bundle.pem
  grep -q 'BEGIN CERTIFICATE' deploy/image/certificates/rds.pem || fail "that is no list of certificates"
}

# make_image NAME: its digest.
make_image() {
  local name="$1"
  say "making syncad/$name of $COMMIT"
  docker buildx build --file "Dockerfile.$name" --platform linux/amd64 --pull --build-arg REVISION="$COMMIT" \
    --provenance mode=max --sbom true --metadata-file "$records/$name.json" \
    --output "type=image,name=$REGISTRY/syncad/$name,push-by-digest=true,name-canonical=true,push=true" . >&2
  jq --raw-output --exit-status '."containerimage.digest"' "$records/$name.json"
}

prepared=false
for name in api provisioning; do
  digest="$(find_image "$name")"
  made=false
  if [[ -z "$digest" ]]; then
    [[ $BUILD == true ]] || fail "there is no image syncad/$name of $COMMIT: only commits of dev and main have images"
    if [[ $prepared == false ]]; then
      fetch_certificates
      docker buildx create --use --driver docker-container >/dev/null
      prepared=true
    fi
    digest="$(make_image "$name")"
    made=true
  fi
  [[ $digest =~ ^sha256:[0-9a-f]{64}$ ]] || fail "the registry names no digest of syncad/$name, but: $digest"
  printf '%s=%s\n%s-made=%s\n' "$name" "$digest" "$name" "$made"
done
