#!/usr/bin/env bash
# smoke.sh: asks the three services at API_URL and PROVISIONING_URL as the world would. Patient, because names and edges
# take a while the first time.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# ask URL TEXT: the answer has to be good and to contain the text.
ask() {
  local answer
  for _ in $(seq "${SMOKE_ATTEMPTS:-20}"); do
    if answer="$(curl --fail --silent --show-error --max-time 10 "$1" 2>&1)" && [[ $answer == *"$2"* ]]; then
      say "$1 is well"
      return
    fi
    sleep "${SMOKE_PAUSE:-5}"
  done
  fail "$1 is not well: ${answer:0:300}"
}

ask "${API_URL:?}/api/health" '"success":true'
ask "$API_URL/socket.io/?EIO=4&transport=polling" '"sid"'
ask "${PROVISIONING_URL:?}/docs/openapi.json" '"openapi"'
