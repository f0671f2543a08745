#!/usr/bin/env bash
# verify-origin.sh: fails unless GitHub attests that a workflow of this repository made both images.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
: "${API_IMAGE_DIGEST:?}" "${PROVISIONING_IMAGE_DIGEST:?}" "${GITHUB_REPOSITORY:?}"

aws ecr get-login-password | docker login --username AWS --password-stdin "$(registry)" >/dev/null
for image in "api@$API_IMAGE_DIGEST" "provisioning@$PROVISIONING_IMAGE_DIGEST"; do
  gh attestation verify "oci://$(registry)/syncad/$image" --repo "$GITHUB_REPOSITORY" \
    --signer-workflow "$GITHUB_REPOSITORY/.github/workflows/image.yml"
done
