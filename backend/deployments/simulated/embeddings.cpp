#include "backend/deployments/simulated/embeddings.h"

#include <nlohmann/json.hpp>

#include "backend/deployments/simulated/engine.h"

namespace deployments::simulated {

namespace {

using nlohmann::json;

constexpr std::size_t mostTexts = 2048;

// A list of tokens is one text.
std::size_t textsIn(const json &input) {
    if (input.is_string())
        return 1;
    if (!input.is_array() || input.empty())
        return 0;
    return input.front().is_number() ? 1 : input.size();
}

} // namespace

std::optional<Refusal> readEmbeddings(std::string_view body, const Engine &engine, Embeddings *embeddings) {
    json request;
    if (auto refusal = readRequest(body, engine, &request))
        return refusal;
    const auto input = request.find("input");
    embeddings->texts = input == request.end() ? 0 : textsIn(*input);
    if (embeddings->texts == 0 || embeddings->texts > mostTexts)
        return Refusal{400, "'input' is missing, empty or too long.", "invalid_input"};
    embeddings->promptTokens = promptTokensOf(*input);
    return {};
}

std::string embeddingsDocument(const Embeddings &embeddings, const Engine &engine) {
    auto data = json::array();
    for (std::size_t text = 0; text < embeddings.texts; ++text)
        data.push_back({{"object", "embedding"}, {"index", text}, {"embedding", {0.0, 0.0, 0.0, 1.0}}});
    return json{{"object", "list"},
                {"model", engine.model()},
                {"data", std::move(data)},
                {"usage", {{"prompt_tokens", embeddings.promptTokens}, {"total_tokens", embeddings.promptTokens}}},
                {"simulated", true}}
        .dump();
}

} // namespace deployments::simulated
