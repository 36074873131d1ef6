# shellcheck shell=bash
# Shared by tools/setup, tools/wasm-target, ./run and ./test: steps that say what they do and how long they took.
# Source it from anywhere; it moves to the project's root.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
# shellcheck source=tools/versions.env
. tools/versions.env

TARGET=wasm32-unknown-unknown

# Tools that tools/setup installed for this project come before those of the machine.
PATH="$PWD/tools/bin:$PATH"
export PATH

# Ends the script with one line that names what is missing and what to type.
die() {
    printf '\nerror: %s\n' "$*" >&2
    exit 1
}

say() { printf '==> %s\n' "$*"; }

has() { command -v "$1" >/dev/null 2>&1; }

# newer_or_same HAVE WANT: compares dotted versions.
newer_or_same() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# step WHAT CHECK GET: runs GET unless CHECK holds, says what and how long. GET must leave CHECK true.
step() {
    local what=$1 check=$2 get=$3 began=$SECONDS
    if "$check"; then
        say "$what: there"
        return
    fi
    say "$what …"
    "$get"
    "$check" || die "$what: installed, but still not found. Open a new shell, then run this again."
    printf '    took %d s\n' $((SECONDS - began))
}

# room GB: ends the script where less than that is free on the project's disk.
room() {
    local free
    free=$(df -Pk . | awk 'NR == 2 { print int($4 / 1048576) }')
    [ "$free" -ge "$1" ] ||
        die "only $free GB are free on the disk of $PWD, and $1 are needed. Make room (cargo clean removes what was built), then run this again."
}

# has_memory GB: whether so much memory can be had, without taking it from what runs.
has_memory() { awk -v want="$1" '/^MemAvailable:/ { there = $2 / 1048576 } END { exit !(there >= want) }' /proc/meminfo 2>/dev/null; }

# Runs a command as root: as it is for root, through sudo for others.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif has sudo; then
        sudo "$@"
    else
        die "this needs root and there is no sudo. As root, type: $*"
    fi
}

# apt_get WHAT PACKAGE…: installs Debian packages; WHAT is for the line that says it can't.
apt_get() {
    local what=$1
    shift
    has apt-get || die "$what is missing and this system has no apt-get. Install it yourself (Debian's packages: $*), then run this again."
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 update </dev/null ||
        die "apt-get update failed, so $what can't be installed. Check the network, then type: sudo apt-get update"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-remove --no-install-recommends -o DPkg::Lock::Timeout=300 install "$@" </dev/null ||
        die "apt-get could not install $what. Type: sudo apt-get install $*"
}

# The browser that the tests drive, and its driver: Debian's, or what CHROMIUM and CHROMEDRIVER name.
browser() { first_of "${CHROMIUM:-}" chromium chromium-browser google-chrome-stable google-chrome; }
# The same for what only draws pages: the browser without a window, where Debian's package of it is there.
shell_browser() { first_of "${CHROMIUM:-}" chromium-headless-shell "$(browser)"; }
browser_driver() { first_of "${CHROMEDRIVER:-}" chromedriver; }

# The path of the first of these commands that is there; nothing if none is.
first_of() {
    local name
    for name in "$@"; do
        [ -n "$name" ] || continue
        command -v "$name" && return
    done
    true
}

# The project's own tasks, once $BUILD_XTASK has made them; trunk's hook uses both.
XTASK=${CARGO_TARGET_DIR:-$PWD/target}/debug/xtask
BUILD_XTASK="cargo build --quiet --workspace --bin xtask"
export XTASK BUILD_XTASK
