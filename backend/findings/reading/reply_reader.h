#pragma once

#include <string>
#include <vector>

namespace findings {

// What of an answer's JSON says which program it is of. Texts are as they came.
struct ReplyFacts {
    // The whole of it is one JSON object.
    bool isObject = false;
    // `"object": "list"` with `data`: OpenAI's list of models.
    bool isModelList = false;
    // Has a member of this name, whatever its value.
    bool hasError = false;
    bool hasGenerationSettings = false;
    bool hasTotalSlots = false;
    bool hasIsGeneration = false;
    bool hasMaxConcurrentRequests = false;
    // `models`, as Ollama lists them.
    bool hasModels = false;
    // `data[].id` and `models[].name`, each once.
    std::vector<std::string> models;
    // `data[].owned_by` of the first that has one.
    std::string owner;
    std::string version;
    std::string buildInfo;
    std::string modelId;
    std::string modelPath;
};

// Reads at most so many models; the rest is looked at and left. The body grows by what the parser needs.
ReplyFacts readReply(std::string *body, std::size_t mostModels);

} // namespace findings
