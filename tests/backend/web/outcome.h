#pragma once

#include <string>

#include "backend/web/http_exchange.h"

namespace web {

// `200 body`, or the name of the fault.
inline std::string toldOf(const HttpOutcome &outcome) {
    if (const auto *failed = std::get_if<HttpFailure>(&outcome))
        return std::string(nameOf(failed->fault));
    const auto &answer = std::get<HttpAnswer>(outcome);
    return std::to_string(answer.status) + " " + answer.body;
}

inline HttpRequest requestTo(const std::string &url, const std::string &target = "/x") {
    HttpRequest request;
    request.url = BaseUrl::parse(url, Clear::Anywhere).value_or(BaseUrl());
    request.target = target;
    request.deadline = std::chrono::seconds(20);
    return request;
}

} // namespace web
