#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/deployments/simulated/request.h"

namespace deployments::simulated {

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

// Reads the body of a request; says why where it cannot be answered.
std::optional<Refusal> readCompletion(std::string_view body, Engine &engine, Completion *completion);

// Documents and events as OpenAI has them; all name themselves simulated.
std::string modelsDocument(const Engine &engine);
std::string healthDocument(const Engine &engine);
std::string answerDocument(const Completion &completion, const Engine &engine);
// What a stream begins with; empty where there is nothing before the first token.
std::string firstEvent(const Completion &completion, const Engine &engine);
std::string tokenEvent(const Completion &completion, const Engine &engine, const std::string &token);
// The reason of its end, the usage where it is wanted, and `[DONE]`.
std::string lastEvents(const Completion &completion, const Engine &engine);

} // namespace deployments::simulated
