#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "backend/deployments/simulated/request.h"

namespace deployments::simulated {

// What was asked of an engine that does not exist: vectors of texts.
struct Embeddings {
    std::size_t texts = 0;
    // Of all of them.
    int promptTokens = 1;
};

// Reads the body of a request to `/v1/embeddings`: `input` is a text, or a list of texts or of lists of tokens. Says
// why where it cannot be answered.
std::optional<Refusal> readEmbeddings(std::string_view body, const Engine &engine, Embeddings *embeddings);

// As OpenAI has it; it names itself simulated, and its vectors are short and say nothing.
std::string embeddingsDocument(const Embeddings &embeddings, const Engine &engine);

} // namespace deployments::simulated
