#include "backend/findings/reading/interview.h"

#include <algorithm>
#include <array>

#include "backend/core/text_safety.h"
#include "backend/core/utf8.h"
#include "backend/findings/reading/reply_reader.h"

namespace findings {

namespace {

constexpr unsigned fine = 200;
constexpr unsigned unauthorised = 401;
constexpr unsigned forbidden = 403;
constexpr unsigned unavailable = 503;

// By what an answer shows that it is of this program.
using Sign = bool (*)(const ReplyFacts &);

struct Program {
    Question question;
    std::string_view path;
    v1::EndpointApi api;
    // As its list of models says who owns them; empty where it says nothing of use.
    std::string_view owner;
    Sign sign;
    // Others answer alike: believed only of what answers, or refuses, like OpenAI.
    bool isWeak;
};

// In the order in which they are asked.
constexpr std::array programs{
    // Ollama: docs/api.md, "Version" and "List Local Models"; `owned_by` in openai/openai.go. Its version proves
    // nothing, since others answer alike; its list of models follows.
    Program{Question::OllamaVersion, "/api/version", v1::OLLAMA_API, "library",
            [](const ReplyFacts &facts) { return !facts.version.empty(); }, false},
    Program{Question::OllamaModels,
            "/api/tags",
            v1::OLLAMA_API,
            {},
            [](const ReplyFacts &facts) { return facts.hasModels; },
            false},
    // Text Generation Inference: docs/openapi.json, `Info`.
    Program{Question::TgiInfo,
            "/info",
            v1::TEXT_GENERATION_INFERENCE_API,
            {},
            [](const ReplyFacts &facts) { return !facts.modelId.empty() && facts.hasMaxConcurrentRequests; },
            false},
    // SGLang: python/sglang/srt/entrypoints/http_server.py, `get_model_info`. Not `get_server_info`, which may tell the
    // key that it was started with.
    Program{Question::SglangModel, "/get_model_info", v1::SGLANG_API, "sglang",
            [](const ReplyFacts &facts) { return !facts.modelPath.empty() && facts.hasIsGeneration; }, false},
    // llama.cpp: tools/server/README.md, "GET /props".
    Program{Question::LlamaProps, "/props", v1::LLAMA_CPP_API, "llamacpp",
            [](const ReplyFacts &facts) { return facts.hasGenerationSettings && facts.hasTotalSlots; }, false},
    // vLLM: vllm/entrypoints/openai/api_server.py, `show_version`; `owned_by` in its ModelCard.
    Program{Question::VllmVersion, "/version", v1::VLLM_API, "vllm",
            [](const ReplyFacts &facts) { return !facts.version.empty(); }, true},
};

const Program &programOf(Question question) {
    return *std::find_if(programs.begin(), programs.end(),
                         [&](const auto &program) { return program.question == question; });
}

// Safe to show on one line, and not too long.
std::string shown(std::string_view text) {
    auto safe = core::escapeUnsafeLine(text.substr(0, Interview::LongestText * 2));
    while (safe.size() > Interview::LongestText)
        safe.pop_back();
    // No half character at the cut.
    while (!safe.empty() && core::findUnsafeText(safe))
        safe.pop_back();
    return safe;
}

std::string lastPartOf(const std::string &path) {
    return path.substr(path.rfind('/') + 1);
}

} // namespace

struct Interview::Heard {
    unsigned status = 0;
    ReplyFacts facts;
};

std::string_view pathOf(Question question) {
    return question == Question::Models ? "/v1/models" : programOf(question).path;
}

std::optional<Question> Interview::next() const {
    return open_.empty() ? std::nullopt : std::optional(open_.front());
}

void Interview::take(std::optional<Reply> reply) {
    const auto question = open_.front();
    open_.erase(open_.begin());
    // What does not speak HTTP, or stops speaking it, is asked nothing more.
    if (!reply)
        open_.clear();
    else if (const Heard heard{reply->status, readReply(&reply->body, MostModels)}; question == Question::Models)
        takeModels(heard);
    else
        takeProgram(question, heard);
    if (open_.empty())
        conclude();
}

void Interview::takeProgram(Question question, const Heard &heard) {
    const auto &program = programOf(question);
    const auto &facts = heard.facts;
    isLoading_ |= heard.status == unavailable && facts.hasError;
    const bool isIt = heard.status == fine && program.sign(facts) && (!program.isWeak || listsModels_ || refuses_);
    if (!isIt) {
        if (question == Question::OllamaModels)
            endpoint_.clear_version();
        return;
    }
    if (endpoint_.version().empty())
        endpoint_.set_version(shown(facts.version.empty() ? facts.buildInfo : facts.version));
    if (question == Question::OllamaVersion) {
        open_.insert(open_.begin(), Question::OllamaModels);
        return;
    }
    open_.clear();
    endpoint_.set_api(program.api);
    if (facts.hasModels)
        keepModels(facts.models);
    // A path of the other machine says more than its readers need.
    const auto path = program.api == v1::SGLANG_API ? facts.modelPath : lastPartOf(facts.modelPath);
    keepModels({facts.modelId.empty() ? path : facts.modelId});
}

void Interview::takeModels(const Heard &heard) {
    const bool isRefused = heard.status == unauthorised || heard.status == forbidden;
    refuses_ = isRefused && heard.facts.hasError;
    listsModels_ = heard.status == fine && heard.facts.isModelList;
    isLoading_ = heard.status == unavailable && heard.facts.hasError;
    if (listsModels_)
        keepModels(heard.facts.models);
    const auto owner = std::find_if(programs.begin(), programs.end(), [&](const auto &program) {
        return listsModels_ && !program.owner.empty() && program.owner == heard.facts.owner;
    });
    for (const auto &program : programs) {
        // Of Ollama the list comes after the version alone.
        if (program.question != Question::OllamaModels && (owner == programs.end() || &program == &*owner))
            open_.push_back(program.question);
    }
}

void Interview::conclude() {
    if (!isInference() && (listsModels_ || refuses_))
        endpoint_.set_api(v1::OPENAI_API);
    endpoint_.set_needs_key(isInference() && refuses_);
}

void Interview::keepModels(const std::vector<std::string> &names) {
    if (!endpoint_.models().empty())
        return;
    for (const auto &name : names) {
        const auto safe = shown(name);
        if (!safe.empty() && endpoint_.models_size() < MostModels)
            endpoint_.add_models(safe);
    }
}

} // namespace findings
