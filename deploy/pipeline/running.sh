#!/usr/bin/env bash
# running.sh: prints the digests of the images that run in ENVIRONMENT as api=… and provisioning=…; empty before the first
# release.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
stack="syncad-${ENVIRONMENT:?}-services"
printf 'api=%s\n' "$(output "$stack" ApiDigest)"
printf 'provisioning=%s\n' "$(output "$stack" ProvisioningDigest)"
