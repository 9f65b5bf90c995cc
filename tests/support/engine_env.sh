#!/usr/bin/env bash
# Makes, once, an environment with real engines and a tiny model for them outside of the source tree, and prints its
# directory: llama.cpp through llama-cpp-python, and llama.cpp's own llama-server, built from the sources that
# llama-cpp-python comes with. Later runs find it and need no network. PILOTHOUSE_CACHE says where;
# ~/.cache/pilothouse unless set. more_engines.sh adds others to it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
requirements=$here/engine_requirements.txt
cache=${PILOTHOUSE_CACHE:-$HOME/.cache/pilothouse}
venv=$cache/engines-$(cat "$requirements" "$here/engine_model.py" "$here/engine_env.sh" | sha256sum | cut -c1-12)

pip() {
    "$venv/bin/pip" "$@" --no-input --disable-pip-version-check
}

# Without its web page, whose parts would come from the network; with TLS. It computes next to nothing, and so nothing
# is optimised. Headers that Ollama's sources lack are kept.
build_server() {
    local source=$venv/source
    local package
    package=$(grep -o 'llama-cpp-python.*==.*' "$requirements" | sed 's/\[.*\]//')
    pip download --no-deps --no-binary llama-cpp-python -d "$source" "$package" &&
        tar -xzf "$source"/llama_cpp_python-*.tar.gz -C "$source" &&
        cmake -G Ninja -S "$source"/llama_cpp_python-*/vendor/llama.cpp -B "$source/build" -DCMAKE_BUILD_TYPE=Release \
            -DCMAKE_C_FLAGS_RELEASE=-O0 -DCMAKE_CXX_FLAGS_RELEASE=-O0 -DBUILD_SHARED_LIBS=OFF -DGGML_CCACHE=OFF \
            -DLLAMA_BUILD_TESTS=OFF -DLLAMA_BUILD_EXAMPLES=OFF -DLLAMA_BUILD_APP=OFF -DLLAMA_BUILD_UI=OFF \
            -DLLAMA_USE_PREBUILT_UI=OFF -DLLAMA_OPENSSL=ON &&
        nice ninja -C "$source/build" llama-server &&
        cp "$source/build/bin/llama-server" "$venv/bin/" &&
        cp -r "$source"/llama_cpp_python-*/vendor/llama.cpp/vendor/{miniaudio,stb} "$venv/include/" &&
        rm -rf "$source"
}

mkdir -p "$cache"
exec 9>"$cache/engines.lock"
flock 9
if [ ! -f "$venv/random.gguf" ]; then
    log=$cache/engines.log
    rm -rf "$venv"
    if ! { /usr/bin/python3 -m venv "$venv" &&
        pip install -r "$requirements" &&
        build_server &&
        "$venv/bin/python" "$here/engine_model.py" "$venv/made.gguf" &&
        mv "$venv/made.gguf" "$venv/random.gguf"; } >"$log" 2>&1; then
        rm -rf "$venv"
        tail -n 20 "$log" >&2
        echo "The engines could not be made; the end of what their builds said stands above." >&2
        echo "They come from PyPI once, where they are compiled for some ten minutes, and are kept in $venv." >&2
        exit 1
    fi
fi
echo "$venv"
