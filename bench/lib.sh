# Sourced by the benchmarks: finds JDK 25, builds what they measure, and runs a main class with the class path.
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"

# What is measured is the service, not where it stops to answer one caller.
export RATE_LIMIT_ADDRESS=10000000 RATE_LIMIT_SIGN_IN=10000000 RATE_LIMIT_USER=10000000 RATE_LIMIT_SCHOOL=10000000

fail() {
  printf '%s: %s\n' "$(basename "$0")" "$1" >&2
  exit 1
}

find_jdk() {
  JAVA_HOME="$("$root/syncad" jdk)" || exit 1
  export JAVA_HOME
}

# Builds quietly; bench/target/class-path holds the class path afterwards.
build() {
  find_jdk
  mkdir -p "$root/bench/target"
  local log="$root/bench/target/build.log"
  (cd "$root" && mvn -B -q -ntp -DskipTests -Dspotless.check.skip package -am -pl bench >"$log" 2>&1) || {
    grep '^\[ERROR\]' "$log" | head -n 10 >&2
    fail "the build failed, see $log"
  }
}

# Builds the platform too, first, so that ./syncad replaces no jar under a running benchmark.
build_platform() {
  "$root/syncad" build
  build
}

# run [JVM options] class [arguments]
run() {
  "$JAVA_HOME/bin/java" -Djdk.httpclient.allowRestrictedHeaders=host -cp "$root/bench/target/classes:$(<"$root/bench/target/class-path")" "$@"
}

# What the figures below were measured on.
machine() {
  printf '%s, %s cores, load %s, %s\n\n' "$(uname -sm)" "$(getconf _NPROCESSORS_ONLN)" \
    "$(uptime | sed 's/.*average[s]*: *\([0-9.,]*\)[, ].*/\1/; s/,$//')" "$("$JAVA_HOME/bin/java" --version | head -n 1)"
}
