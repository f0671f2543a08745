#!/usr/bin/env bash
# smoke.sh: asks the three services at API_URL and PROVISIONING_URL as the world would. Patient, because names and edges
# take a while the first time.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# ask URL TEXT...: the answer has to be good and to contain all of the texts.
ask() {
  local answer url="$1"
  shift
  for _ in $(seq "${SMOKE_ATTEMPTS:-20}"); do
    if answer="$(curl --fail --silent --show-error --max-time 10 "$url" 2>&1)" && contains "$answer" "$@"; then
      say "$url is well"
      return
    fi
    sleep "${SMOKE_PAUSE:-5}"
  done
  fail "$url is not well: ${answer:0:300}"
}

contains() {
  local answer="$1" text
  shift
  for text in "$@"; do
    [[ $answer == *"$text"* ]] || return 1
  done
}

# Serving is not enough: "degraded" is what the api says while its database or Redis is away.
ask "${API_URL:?}/api/health" '"success":true' '"status":"up"'
ask "$API_URL/socket.io/?EIO=4&transport=polling" '"sid"'
ask "${PROVISIONING_URL:?}/docs/openapi.json" '"openapi"'
