#include "backend/deployments/simulated/completion.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "backend/deployments/simulated/engine.h"

namespace deployments::simulated {

namespace {

using nlohmann::json;

constexpr int mostTokens = 4096;
constexpr const char *fingerprint = "simulated";

std::string sentence(const Engine &engine) {
    return "This answer is simulated: no model was run. A simulated replica of \"" + engine.model() +
           "\" wrote it at the pace that an engine would have.";
}

std::vector<std::string> wordsOf(const std::string &text) {
    std::vector<std::string> words;
    for (std::size_t start = 0; start < text.size();) {
        const auto end = std::min(text.find(' ', start + 1), text.size());
        words.push_back(text.substr(start, end - start));
        start = end;
    }
    return words;
}

int numberOf(const json &request, const char *key) {
    const auto found = request.find(key);
    if (found == request.end() || !found->is_number())
        return 0;
    return static_cast<int>(std::clamp(found->get<double>(), 0.0, static_cast<double>(mostTokens)));
}

bool flagOf(const json &request, const char *key) {
    const auto found = request.find(key);
    return found != request.end() && found->is_boolean() && found->get<bool>();
}

// Whoever asks for more than the sentence gets it again and again.
void write(const json &request, const Engine &engine, Completion *completion) {
    const auto words = wordsOf(sentence(engine));
    const int whole = static_cast<int>(words.size());
    const int most = std::max(numberOf(request, "max_tokens"), numberOf(request, "max_completion_tokens"));
    int count = std::max(whole, numberOf(request, "min_tokens"));
    if (most > 0)
        count = flagOf(request, "ignore_eos") ? most : std::min(count, most);
    for (int token = 0; token < count; ++token) {
        const auto &word = words[static_cast<std::size_t>(token % whole)];
        completion->tokens.push_back(token > 0 && token % whole == 0 ? ' ' + word : word);
    }
    completion->isCut = most > 0 && count == most && count != whole;
}

json usageOf(const Completion &completion) {
    const auto written = static_cast<int>(completion.tokens.size());
    return {{"prompt_tokens", completion.promptTokens},
            {"completion_tokens", written},
            {"total_tokens", completion.promptTokens + written}};
}

json documentOf(const Completion &completion, const Engine &engine, const char *chatKind) {
    return {{"id", (completion.isChat ? "chatcmpl-" : "cmpl-") + completion.id},
            {"object", completion.isChat ? chatKind : "text_completion"},
            {"created", engine.created()},
            {"model", engine.model()},
            {"system_fingerprint", fingerprint}};
}

std::string eventOf(const json &document) {
    return "data: " + document.dump() + "\n\n";
}

std::string endOf(const Completion &completion) {
    return completion.isCut ? "length" : "stop";
}

json choice(const json &content, const Completion &completion) {
    json made{{"index", 0}, {"finish_reason", nullptr}};
    made[completion.isChat ? "delta" : "text"] = content;
    return made;
}

} // namespace

std::optional<Refusal> readCompletion(std::string_view body, Engine &engine, Completion *completion) {
    json request;
    if (auto refusal = readRequest(body, engine, &request))
        return refusal;
    const auto *key = completion->isChat ? "messages" : "prompt";
    if (!request.contains(key) || (completion->isChat && !request[key].is_array()))
        return Refusal{400, std::string("'") + key + "' is missing.", "missing_required_parameter"};
    completion->isStream = flagOf(request, "stream");
    const auto options = request.find("stream_options");
    completion->hasUsage = options != request.end() && options->is_object() && flagOf(*options, "include_usage");
    completion->promptTokens = promptTokensOf(request[key]);
    completion->id = engine.answerId();
    write(request, engine, completion);
    return {};
}

std::string modelsDocument(const Engine &engine) {
    const json model{{"id", engine.model()},
                     {"object", "model"},
                     {"created", engine.created()},
                     {"owned_by", "pilothouse-simulated"},
                     {"simulated", true}};
    return json{{"object", "list"}, {"data", json::array({model})}}.dump();
}

std::string healthDocument(const Engine &engine) {
    return json{{"status", engine.isReady() ? "ok" : "loading"}, {"simulated", true}}.dump();
}

std::string answerDocument(const Completion &completion, const Engine &engine) {
    std::string text;
    for (const auto &token : completion.tokens)
        text += token;
    auto document = documentOf(completion, engine, "chat.completion");
    json made{{"index", 0}, {"finish_reason", endOf(completion)}};
    if (completion.isChat)
        made["message"] = {{"role", "assistant"}, {"content", text}};
    else
        made["text"] = text;
    document["choices"] = json::array({made});
    document["usage"] = usageOf(completion);
    return document.dump();
}

std::string firstEvent(const Completion &completion, const Engine &engine) {
    if (!completion.isChat)
        return {};
    auto document = documentOf(completion, engine, "chat.completion.chunk");
    document["choices"] = json::array({choice({{"role", "assistant"}, {"content", ""}}, completion)});
    return eventOf(document);
}

std::string tokenEvent(const Completion &completion, const Engine &engine, const std::string &token) {
    auto document = documentOf(completion, engine, "chat.completion.chunk");
    const json content = completion.isChat ? json{{"content", token}} : json(token);
    document["choices"] = json::array({choice(content, completion)});
    return eventOf(document);
}

std::string lastEvents(const Completion &completion, const Engine &engine) {
    auto document = documentOf(completion, engine, "chat.completion.chunk");
    auto last = choice(completion.isChat ? json::object() : json(""), completion);
    last["finish_reason"] = endOf(completion);
    document["choices"] = json::array({last});
    auto events = eventOf(document);
    if (completion.hasUsage) {
        document["choices"] = json::array();
        document["usage"] = usageOf(completion);
        events += eventOf(document);
    }
    return events + "data: [DONE]\n\n";
}

} // namespace deployments::simulated
