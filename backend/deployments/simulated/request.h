#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace deployments::simulated {

class Engine;

// Why a request is not answered.
struct Refusal {
    unsigned status = 0;
    std::string message;
    std::string code;
};

// Reads a JSON object that asks for this engine's model, or for none by name; says why where it is none.
std::optional<Refusal> readRequest(std::string_view body, const Engine &engine, nlohmann::json *request);
// About as many as the text of what is asked has, at least one.
int promptTokensOf(const nlohmann::json &asked);

// Of a request that fails since something befell the engine.
Refusal simulatedFailure(const Engine &engine);
// As OpenAI has it.
std::string errorDocument(const Refusal &refusal);

} // namespace deployments::simulated
