#include "backend/telemetry/prometheus/query_failure.h"

#include "backend/core/text_safety.h"

namespace telemetry {

namespace {

constexpr std::size_t longestDetail = 300;

} // namespace

std::string_view nameOf(QueryFault fault) {
    switch (fault) {
    case QueryFault::NoAnswer:
        return "NO_ANSWER";
    case QueryFault::NotAllowed:
        return "NOT_ALLOWED";
    case QueryFault::QueryMalformed:
        return "QUERY_MALFORMED";
    case QueryFault::QueryFailed:
        return "QUERY_FAILED";
    case QueryFault::Unavailable:
        return "UNAVAILABLE";
    case QueryFault::NotUnderstood:
        return "NOT_UNDERSTOOD";
    case QueryFault::TooMuch:
        return "TOO_MUCH";
    }
    return "NOT_UNDERSTOOD";
}

QueryFailure failureOf(const web::HttpFailure &failure) {
    return {QueryFault::NoAnswer, failure.fault, 0, core::escapeUnsafeLine(failure.detail)};
}

QueryFailure failure(QueryFault fault, unsigned status, std::string_view said) {
    return {fault, std::nullopt, status, core::escapeUnsafeLine(said.substr(0, longestDetail))};
}

} // namespace telemetry
