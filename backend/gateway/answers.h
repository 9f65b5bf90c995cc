#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "backend/gateway/client_connection.h"
#include "backend/gateway/refusal.h"
#include "backend/gateway/request_context.h"

namespace gateway {

// An answer of the gateway itself, as JSON; whether the connection can be used on.
Task<bool> answerJson(ClientConnection &client, const RequestContext &context, unsigned status, std::string body);
Task<bool> answerRefusal(ClientConnection &client, const RequestContext &context, Refusal refusal);

// The head of an answer that is passed on: end-to-end fields as they came, its own framing. `size` is that of the body
// where it is known; else it goes in chunks, or to the end of the connection with HTTP/1.0.
std::string passedHead(const RequestContext &context, const AnswerParser &answer, std::optional<std::uint64_t> size);
// What an endpoint is sent: end-to-end fields of the client without his credentials, with the endpoint's own.
std::string requestHead(const RequestContext &context, const Endpoint &endpoint, std::size_t bodySize);

} // namespace gateway
