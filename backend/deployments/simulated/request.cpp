#include "backend/deployments/simulated/request.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "backend/deployments/simulated/engine.h"

namespace deployments::simulated {

namespace {

using nlohmann::json;

constexpr std::size_t bytesPerToken = 4;

} // namespace

std::optional<Refusal> readRequest(std::string_view body, const Engine &engine, json *request) {
    *request = json::parse(body, nullptr, false);
    if (!request->is_object())
        return Refusal{400, "The body is no JSON object.", "invalid_json"};
    const auto model = request->find("model");
    if (model != request->end() && model->is_string() && model->get<std::string>() != engine.model())
        return Refusal{404, "This simulated engine serves '" + engine.model() + "' alone.", "model_not_found"};
    return {};
}

int promptTokensOf(const json &asked) {
    return static_cast<int>(std::max<std::size_t>(asked.dump().size() / bytesPerToken, 1));
}

Refusal simulatedFailure(const Engine &engine) {
    return {500, "This failure is simulated: something befell the simulated replica of '" + engine.model() + "'.",
            "simulated_failure"};
}

std::string errorDocument(const Refusal &refusal) {
    const auto *type = refusal.status < 500 ? "invalid_request_error" : "server_error";
    return json{{"error", {{"message", refusal.message}, {"type", type}, {"code", refusal.code}, {"param", nullptr}}}}
        .dump();
}

} // namespace deployments::simulated
