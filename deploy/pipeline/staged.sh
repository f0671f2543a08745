#!/usr/bin/env bash
# staged.sh: fails unless COMMIT is one of main, and the workflow deploy brought it into staging well. Asked of its runs and not
# of GitHub's list of deployments: going back in staging makes deployments of the newest commit, too. Needs the history of main.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
: "${COMMIT:?}" "${GITHUB_REPOSITORY:?}"

git merge-base --is-ancestor "$COMMIT" origin/main || fail "$COMMIT is no commit of main"

runs="$(gh api --paginate \
  "repos/$GITHUB_REPOSITORY/actions/workflows/deploy.yml/runs?head_sha=$COMMIT&branch=main&event=push" |
  jq --raw-output '.workflow_runs[].id')"
for run in $runs; do
  if gh api --paginate "repos/$GITHUB_REPOSITORY/actions/runs/$run/jobs?filter=all" |
    jq --exit-status --slurp 'any(.[].jobs[]; .name == "staging / release" and .conclusion == "success")' >/dev/null; then
    say "staging ran $COMMIT"
    exit
  fi
done
fail "staging has not run $COMMIT, or not well: production takes what staging took"
