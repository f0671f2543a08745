#!/usr/bin/env bash
# images.sh: prints the digests of the images of COMMIT as api=…, provisioning=…, and made=true when it made them, which it
# does from the jars that were tested, and only with BUILD=true. Needs REGISTRY (where docker is signed in).
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
: "${REGISTRY:?}" "${COMMIT:?}" "${BUILD:?}"
[[ $COMMIT =~ ^[0-9a-f]{40}$ ]] || fail "COMMIT has to be a commit's id in full"

find_image() {
  aws ecr describe-images --repository-name "syncad/$1" --image-ids "imageTag=$COMMIT" \
    --query 'imageDetails[0].imageDigest' --output text 2>/dev/null
}

# Signed for by AWS's own web server; the images carry them, so that the services know their database.
fetch_certificates() {
  curl --fail --silent --show-error --location --proto '=https' --tlsv1.2 --retry 3 \
    --output deploy/image/certificates/rds.pem \
    https://truststore.pki.rds.amazonaws.com/ap-south-1/ap-south-1-bundle.pem
  grep -q 'BEGIN CERTIFICATE' deploy/image/certificates/rds.pem || fail "that is no list of certificates"
}

make_image() {
  local name="$1"
  say "making syncad/$name of $COMMIT"
  docker buildx build --file "Dockerfile.$name" --platform linux/amd64 --pull \
    --build-arg REVISION="$COMMIT" --tag "$REGISTRY/syncad/$name:$COMMIT" \
    --provenance mode=max --sbom true --push . >&2
}

made=false
for name in api provisioning; do
  if ! find_image "$name" >/dev/null; then
    [[ $BUILD == true ]] || fail "there is no image syncad/$name of $COMMIT: only commits of dev and main have images"
    if [[ $made == false ]]; then
      fetch_certificates
      docker buildx create --use --driver docker-container >/dev/null
    fi
    make_image "$name"
    made=true
  fi
  printf '%s=%s\n' "$name" "$(find_image "$name")"
done
printf 'made=%s\n' "$made"
