#pragma once

#include <string>
#include <string_view>

#include "backend/core/result.h"

namespace core {
class Random;
}

namespace google::protobuf {
class Message;
}

namespace rpc {

struct Caller;

// Page tokens that nobody else can make: a position, authenticated together with the query and the caller that it
// belongs to by HMAC-SHA256 under a key of this process. Immutable.
class PageTokens {
public:
    explicit PageTokens(core::Random &random);

    // All that a token is good for: the caller and the request, apart from its `page_token` and `page_size`.
    static std::string binding(const Caller &caller, const google::protobuf::Message &request);

    std::string seal(std::string_view position, std::string_view binding) const;
    // The position; INVALID_PAGE_TOKEN when it was made for anything else, or by another process.
    core::Result<std::string> open(std::string_view token, std::string_view binding) const;

private:
    std::string key_;
};

} // namespace rpc
