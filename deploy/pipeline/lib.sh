# What the scripts of this folder share; sourced, never run.
# shellcheck shell=bash
set -euo pipefail
# What fails within $(...) fails, too: a gate that could not look must not let anything pass.
shopt -s inherit_errexit
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

say() { printf '== %s\n' "$1" >&2; }

fail() {
  printf '%s\n' "$1" >&2
  exit 1
}

# The registry's name, without a scheme.
registry() { printf '%s.dkr.ecr.ap-south-1.amazonaws.com' "${REGISTRY_ACCOUNT_ID:?}"; }

# output STACK NAME: what a stack tells; nothing while the stack is not there.
output() {
  aws cloudformation describe-stacks --stack-name "$1" \
    --query "Stacks[0].Outputs[?OutputKey=='$2'].OutputValue" --output text 2>/dev/null || true
}
