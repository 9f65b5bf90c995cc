# Sourced by run, test and bench: installs what is missing, by name, from .ci/packages.

# ensure_packages <purpose>...: says what it installs; asks nothing as root or when assume_yes is set.
ensure_packages() {
    local wanted=() missing=() purpose package service line
    local -A services=()
    while read -r line; do
        read -r purpose package service <<<"$line"
        [ -z "$service" ] || services[$package]=$service
        case " $* " in *" $purpose "*) wanted+=("$package") ;; esac
    done < <(grep -v '^#' "$root/.ci/packages")
    [ $# -gt 0 ] && [ ${#wanted[@]} -eq 0 ] && wanted=("$@")
    for package in "${wanted[@]}"; do
        is_installed "$package" || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    install_packages "${missing[@]}"
    # A name that another package merely provides would be installed again at each start.
    for package in "${missing[@]}"; do
        is_installed "$package" || {
            echo "$package is no package of its own; write the name of the one that provides it into .ci/packages." >&2
            exit 1
        }
        [ -z "${services[$package]:-}" ] || as_root update-rc.d "${services[$package]}" disable >/dev/null
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

is_installed() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Nothing that is installed here is to run as a service: Debian asks policy-rc.d(8) before it starts one. One that stands
# there already is its owner's and stays.
install_script='
    policy=/usr/sbin/policy-rc.d
    if [ ! -e $policy ] && [ ! -L $policy ]; then
        trap "rm -f $policy" EXIT
        printf "#!/bin/sh\nexit 101\n" >$policy
        chmod 755 $policy
    fi
    apt-get update -qq &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"'

install_packages() {
    echo "Installing from Debian: $*"
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || {
            echo "These packages are missing and this is not root: run 'apt-get install $*' as root, then start again." >&2
            exit 1
        }
        if [ -z "${assume_yes:-}" ]; then
            read -r -p "Install them with sudo apt-get? [Y/n] " answer
            case $answer in [nN]*) exit 1 ;; esac
        fi
    fi
    local log
    log=$(mktemp)
    if ! as_root sh -c "$install_script" install "$@" >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        echo "The packages could not be installed; the end of apt's output stands above." >&2
        exit 1
    fi
    rm -f "$log"
}

# configure_and_build <preset> <target>...: quiet when nothing is to be done, else with progress.
configure_and_build() {
    local preset=$1 log
    shift
    log=$(mktemp)
    if ! cmake --preset "$preset" -S "$root" >"$log" 2>&1; then
        tail -n 30 "$log" >&2
        echo "Configuring failed; the end of CMake's output stands above." >&2
        exit 1
    fi
    rm -f "$log"
    NINJA_STATUS="[%f/%t, %es] " cmake --build "$root/build/$preset" --target "$@"
}
