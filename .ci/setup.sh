# Sourced by run, test and bench: installs what is missing, by name, from .ci/packages.

# ensure_packages <purpose>...: says what it installs; asks nothing as root or when assume_yes is set.
ensure_packages() {
    local wanted=() missing=() purpose package line
    while read -r line; do
        read -r purpose package <<<"$line"
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
    done
}

is_installed() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

install_packages() {
    local as_root=()
    echo "Installing from Debian: $*"
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || {
            echo "These packages are missing and this is not root: run 'apt-get install $*' as root, then start again." >&2
            exit 1
        }
        as_root=(sudo)
        if [ -z "${assume_yes:-}" ]; then
            read -r -p "Install them with sudo apt-get? [Y/n] " answer
            case $answer in [nN]*) exit 1 ;; esac
        fi
    fi
    local log
    log=$(mktemp)
    if ! { "${as_root[@]}" apt-get update -qq &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } >"$log" 2>&1; then
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
