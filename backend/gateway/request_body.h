#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "backend/gateway/refusal.h"

namespace gateway {

// What the gateway reads of a request's JSON.
struct BodyFacts {
    std::string model;
    bool isStream = false;
    // Where the value of `model` stands in the text, quotes included.
    std::size_t modelOffset = 0;
    std::size_t modelSize = 0;
};

// Reads the few members that the gateway needs without building a document. Keeps its working memory between calls; for
// one thread.
class BodyReader {
public:
    BodyReader();
    BodyReader(const BodyReader &) = delete;
    BodyReader &operator=(const BodyReader &) = delete;
    ~BodyReader();

    // Of a JSON object; its text is grown by the padding that the parser wants behind it and otherwise left as it is.
    // `model` must be a string that is not empty and stand there once, as `stream` may.
    std::optional<Refusal> read(std::string *text, BodyFacts *facts);

private:
    struct Parser;

    std::unique_ptr<Parser> parser_;
};

} // namespace gateway
