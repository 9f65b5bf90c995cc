#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace deployments::simulated {

class Engine;

// What was asked of an engine that does not exist.
struct Completion {
    // `/v1/chat/completions`, else `/v1/completions`.
    bool isChat = true;
    bool isStream = false;
    // A last event with the usage is wanted.
    bool hasUsage = false;
    int promptTokens = 1;
    // Of the answer, one for each event of a stream; together they say that nothing is real.
    std::vector<std::string> tokens;
    // The answer would have been longer.
    bool isCut = false;
    std::string id;
};

// Why a request is not answered.
struct Refusal {
    unsigned status = 0;
    std::string message;
    std::string code;
};

// Reads a JSON object that asks for this engine's model, or for none by name. Fills in `refusal` and answers false
// where it is none.
bool readRequest(std::string_view body, const Engine &engine, nlohmann::json *request, Refusal *refusal);
// Reads the body of a request. Fills in `refusal` and answers false where it cannot be answered.
bool readCompletion(std::string_view body, Engine &engine, Completion *completion, Refusal *refusal);

// Documents and events as OpenAI has them; all name themselves simulated.
std::string modelsDocument(const Engine &engine);
std::string healthDocument(const Engine &engine);
std::string errorDocument(const Refusal &refusal);
// Of a request that fails since something befell the engine.
Refusal simulatedFailure(const Engine &engine);
std::string answerDocument(const Completion &completion, const Engine &engine);
// What a stream begins with; empty where there is nothing before the first token.
std::string firstEvent(const Completion &completion, const Engine &engine);
std::string tokenEvent(const Completion &completion, const Engine &engine, const std::string &token);
// The reason of its end, the usage where it is wanted, and `[DONE]`.
std::string lastEvents(const Completion &completion, const Engine &engine);

} // namespace deployments::simulated
