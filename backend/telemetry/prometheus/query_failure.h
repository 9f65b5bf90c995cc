#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "backend/web/http_exchange.h"

namespace telemetry {

// Why a question to Prometheus, or a scrape, has no answer.
enum class QueryFault {
    // There was none over HTTP; `transport` says why.
    NoAnswer,
    // 401 or 403: the credential is missing, wrong or lacks a right.
    NotAllowed,
    // Prometheus cannot read the query.
    QueryMalformed,
    // It could, and gave up: too many samples, a conflict of labels.
    QueryFailed,
    // Its time was over, or it is starting or overloaded.
    Unavailable,
    // Another status, or an answer that nobody who speaks this API gives.
    NotUnderstood,
    // More series or points than were allowed.
    TooMuch,
};

// In capitals: `NOT_ALLOWED`.
std::string_view nameOf(QueryFault fault);

struct QueryFailure {
    QueryFault fault;
    // For NoAnswer.
    std::optional<web::HttpFault> transport = {};
    // HTTP's, where there is one.
    unsigned status = 0;
    // What the other side or the system said, safe to show on one line and not too long.
    std::string detail = {};
};

template <typename T>
using Answered = std::variant<T, QueryFailure>;

QueryFailure failureOf(const web::HttpFailure &failure);
// `said` may be anything.
QueryFailure failure(QueryFault fault, unsigned status, std::string_view said = {});

} // namespace telemetry
