#!/usr/bin/env bash
# keep-images.sh: gives the images API and PROVISIONING (digests) the tag COMMIT, which never moves: from then on they are the
# images of that commit. What has it already keeps it.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
: "${COMMIT:?}" "${API:?}" "${PROVISIONING:?}"

# keep NAME DIGEST
keep() {
  local manifest error
  manifest="$(aws ecr batch-get-image --repository-name "syncad/$1" --image-ids "imageDigest=$2" \
    --accepted-media-types application/vnd.oci.image.index.v1+json application/vnd.oci.image.manifest.v1+json \
    --query 'images[0].imageManifest' --output text)"
  # The digest is said, too, so that the registry refuses anything else.
  if ! error="$(aws ecr put-image --repository-name "syncad/$1" --image-tag "$COMMIT" --image-digest "$2" \
    --image-manifest "$manifest" 2>&1 >/dev/null)"; then
    # Of this very image with this very tag; of another image the registry says that the tag exists.
    [[ $error == *ImageAlreadyExistsException* ]] || fail "syncad/$1 cannot be kept: $error"
  fi
  say "syncad/$1@$2 is the image of $COMMIT"
}

keep api "$API"
keep provisioning "$PROVISIONING"
