#include "backend/deployments/simulated/embeddings.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "backend/deployments/simulated/engine.h"

namespace deployments::simulated {

namespace {

using nlohmann::json;

constexpr std::size_t mostTexts = 2048;
constexpr std::size_t bytesPerToken = 4;

// A list of tokens is one text.
std::size_t textsIn(const json &input) {
    if (input.is_string())
        return 1;
    if (!input.is_array() || input.empty())
        return 0;
    return input.front().is_number() ? 1 : input.size();
}

} // namespace

bool readEmbeddings(std::string_view body, const Engine &engine, Embeddings *embeddings, Refusal *refusal) {
    json request;
    if (!readRequest(body, engine, &request, refusal))
        return false;
    const auto input = request.find("input");
    embeddings->texts = input == request.end() ? 0 : textsIn(*input);
    if (embeddings->texts == 0 || embeddings->texts > mostTexts) {
        *refusal = {400, "'input' is missing, empty or too long.", "invalid_input"};
        return false;
    }
    embeddings->promptTokens = static_cast<int>(std::max<std::size_t>(input->dump().size() / bytesPerToken, 1));
    return true;
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
