#!/usr/bin/env bash
# Lints the documents of both services, and compiles the TypeScript client made from the one of the api together with
# sample.ts.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

document=../../docs/openapi.json
own_rules=(operation-operationId syncad-problem syncad-paging syncad-idempotency-key syncad-no-offset)

if [[ ! -e node_modules/.package-lock.json || package-lock.json -nt node_modules/.package-lock.json ]]; then
  echo "== installing"
  npm ci
fi
export PATH="$PWD/node_modules/.bin:$PATH"

echo "== lint"
spectral lint --fail-severity=warn "$document" ../../docs/provisioning-openapi.json

echo "== every rule of our own refuses what it forbids"
complaints="$(spectral lint --format=json --quiet broken.yaml)" || true
for rule in "${own_rules[@]}"; do
  if [[ "$complaints" != *"\"$rule\""* ]]; then
    echo "broken.yaml breaks $rule, and Spectral did not notice" >&2
    exit 1
  fi
done

echo "== client"
openapi-typescript "$document" --output generated/schema.d.ts
tsc --strict --noEmit --project .
