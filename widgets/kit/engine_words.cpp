#include "widgets/kit/engine_words.h"

#include <QCoreApplication>

#include "widgets/kit/plain_text.h"

namespace kit {

namespace {

// What the templates in resources/engines say, word for word: a test holds the two together.
const char *const shipped[] = {
    QT_TRANSLATE_NOOP(
        "EngineTemplates",
        "Serves GGUF models by llama.cpp from Python, one request after the other. For small models and trials."),
    QT_TRANSLATE_NOOP("EngineTemplates",
                      "It needs Python and a C++ compiler. Install it into an environment of its own:\n"
                      "\n"
                      "```\n"
                      "python3 -m venv /opt/llama-cpp-python\n"
                      "/opt/llama-cpp-python/bin/pip install \"llama-cpp-python[server]\"\n"
                      "```\n"
                      "\n"
                      "Then set the program of this template to `/opt/llama-cpp-python/bin/python3`. More at "
                      "<https://llama-cpp-python.readthedocs.io/>."),
    QT_TRANSLATE_NOOP("EngineTemplates", "Layers on the GPU"),
    QT_TRANSLATE_NOOP("EngineTemplates", "How many layers are computed on GPUs; -1 is all of them."),
    QT_TRANSLATE_NOOP("EngineTemplates", "CPU threads"),
    QT_TRANSLATE_NOOP("EngineTemplates", "Of each replica."),
    QT_TRANSLATE_NOOP("EngineTemplates", "Tokens in a batch"),
    QT_TRANSLATE_NOOP("EngineTemplates", "The most tokens of a prompt that are computed at once."),
    QT_TRANSLATE_NOOP("EngineTemplates", "Chat format"),
    QT_TRANSLATE_NOOP(
        "EngineTemplates",
        "How a conversation is written for the model, where its file does not say so, for example `chatml`."),
    QT_TRANSLATE_NOOP("EngineTemplates", "Flash attention"),
    QT_TRANSLATE_NOOP("EngineTemplates", "A quicker way to compute attention, on devices that have it."),
    QT_TRANSLATE_NOOP("EngineTemplates", "Serves GGUF models on CPUs and on GPUs of every make. The context length is "
                                         "shared by the requests that are served at once."),
    QT_TRANSLATE_NOOP("EngineTemplates",
                      "Programs for many systems lie at <https://github.com/ggml-org/llama.cpp/releases>. To build it "
                      "for this host:\n"
                      "\n"
                      "```\n"
                      "git clone https://github.com/ggml-org/llama.cpp\n"
                      "cmake -S llama.cpp -B llama.cpp/build -DGGML_CUDA=ON\n"
                      "cmake --build llama.cpp/build --target llama-server\n"
                      "```\n"
                      "\n"
                      "Leave out `-DGGML_CUDA=ON` where there is no NVIDIA GPU. Put `llama-server` into the service's "
                      "`PATH`, or set the program of this template to where it is."),
    QT_TRANSLATE_NOOP("EngineTemplates", "How many layers are computed on GPUs: a number, `auto` or `all`."),
    QT_TRANSLATE_NOOP("EngineTemplates",
                      "Of each replica; the engine takes as many as there are cores where nothing is set."),
    QT_TRANSLATE_NOOP("EngineTemplates", "The most tokens of prompts that are computed at once."),
    QT_TRANSLATE_NOOP("EngineTemplates", "Precision of the keys"),
    QT_TRANSLATE_NOOP("EngineTemplates", "What the keys in the KV cache are stored as."),
    QT_TRANSLATE_NOOP("EngineTemplates", "Precision of the values"),
    QT_TRANSLATE_NOOP("EngineTemplates", "What the values in the KV cache are stored as."),
    QT_TRANSLATE_NOOP("EngineTemplates", "Embeddings only"),
    QT_TRANSLATE_NOOP("EngineTemplates", "For models that turn texts into vectors."),
    QT_TRANSLATE_NOOP("EngineTemplates", "Serves GGUF models on CPUs and GPUs. Each replica has a store of its own and "
                                         "copies the model into it when it starts."),
    QT_TRANSLATE_NOOP(
        "EngineTemplates",
        "How it is installed is described at <https://ollama.com/download/linux>. It need not run by itself: the "
        "service starts one for each replica. The program `ollama` must be in the service's `PATH`."),
    QT_TRANSLATE_NOOP("EngineTemplates", "An example to copy: any program that serves the OpenAI API at a host and a "
                                         "port that it is given. Change the program and its arguments to yours."),
    QT_TRANSLATE_NOOP("EngineTemplates",
                      "Copy this template and name a program of yours. It must answer `GET /v1/models`, `POST "
                      "/v1/chat/completions` and `POST /v1/completions`, and end when it is sent SIGTERM."),
    QT_TRANSLATE_NOOP("EngineTemplates", "Serves safetensors models on GPUs; requests that begin alike share their KV "
                                         "cache. It takes most of a GPU's memory for itself."),
    QT_TRANSLATE_NOOP(
        "EngineTemplates",
        "SGLang needs Python and the driver of the GPUs. Install it into an environment of its own:\n"
        "\n"
        "```\n"
        "python3 -m venv /opt/sglang\n"
        "/opt/sglang/bin/pip install \"sglang[all]\"\n"
        "```\n"
        "\n"
        "Then set the program of this template to `/opt/sglang/bin/python3`. More at <https://docs.sglang.io/>."),
    QT_TRANSLATE_NOOP("EngineTemplates", "Part of the GPU memory"),
    QT_TRANSLATE_NOOP("EngineTemplates", "How much of each GPU's memory weights and KV cache take, from 0 to 1."),
    QT_TRANSLATE_NOOP("EngineTemplates", "Precision"),
    QT_TRANSLATE_NOOP("EngineTemplates", "What weights and activations are computed in."),
    QT_TRANSLATE_NOOP("EngineTemplates", "Quantization"),
    QT_TRANSLATE_NOOP("EngineTemplates",
                      "How the weights are quantized, where the model's configuration does not say so."),
    QT_TRANSLATE_NOOP("EngineTemplates", "Precision of the KV cache"),
    QT_TRANSLATE_NOOP("EngineTemplates", "A smaller one holds more requests at some cost in quality."),
    QT_TRANSLATE_NOOP("EngineTemplates", "Tokens of a prefill"),
    QT_TRANSLATE_NOOP("EngineTemplates", "Longer prompts are computed in parts of so many tokens."),
    QT_TRANSLATE_NOOP("EngineTemplates", "Run code of the model"),
    QT_TRANSLATE_NOOP("EngineTemplates",
                      "Runs program code that lies with the model's files. Only for models whose code was read."),
    QT_TRANSLATE_NOOP(
        "EngineTemplates",
        "Serves safetensors models on GPUs. Its makers maintain it and recommend other engines for what is new."),
    QT_TRANSLATE_NOOP("EngineTemplates", "It is made for containers; how to install it on a host is described at "
                                         "<https://huggingface.co/docs/text-generation-inference/installation>. The "
                                         "program `text-generation-launcher` must be in the service's `PATH`."),
    QT_TRANSLATE_NOOP("EngineTemplates", "How much of each GPU's memory the engine takes, from 0 to 1."),
    QT_TRANSLATE_NOOP("EngineTemplates", "Tokens of a prompt"),
    QT_TRANSLATE_NOOP("EngineTemplates", "Longer prompts are refused."),
    QT_TRANSLATE_NOOP("EngineTemplates", "Serves safetensors models on GPUs with continuous batching and a paged KV "
                                         "cache. It takes most of a GPU's memory for itself."),
    QT_TRANSLATE_NOOP(
        "EngineTemplates",
        "vLLM needs Python and, for NVIDIA GPUs, their driver. Install it into an environment of its own:\n"
        "\n"
        "```\n"
        "python3 -m venv /opt/vllm\n"
        "/opt/vllm/bin/pip install vllm\n"
        "```\n"
        "\n"
        "Then start the service with `/opt/vllm/bin` in its `PATH`, or set the program of this template to "
        "`/opt/vllm/bin/vllm`. More at <https://docs.vllm.ai/>."),
    QT_TRANSLATE_NOOP("EngineTemplates", "The most that one step computes; more serves more, fewer answers sooner."),
    QT_TRANSLATE_NOOP("EngineTemplates", "Prefix cache"),
    QT_TRANSLATE_NOOP("EngineTemplates", "Requests that begin alike share what was computed for the beginning."),
    QT_TRANSLATE_NOOP("EngineTemplates", "Without CUDA graphs"),
    QT_TRANSLATE_NOOP("EngineTemplates", "It starts sooner and needs less memory, and answers more slowly."),
};

} // namespace

QString EngineWords::of(const std::string &words) {
    return QCoreApplication::translate("EngineTemplates", words.c_str());
}

QString EngineWords::line(const std::string &words) {
    return harmless(of(words)).remove(QLatin1Char('`'));
}

QStringList EngineWords::known() {
    QStringList known;
    for (const auto *words : shipped)
        known << QString::fromUtf8(words);
    return known;
}

} // namespace kit
