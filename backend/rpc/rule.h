#pragma once

#include <string>
#include <string_view>

#include "pilothouse/v1/options.pb.h"

namespace rpc {

namespace v1 = pilothouse::v1;

// What the contract says about one RPC. Written by protoc-gen-guard as constants.
struct Rule {
    // `/pilothouse.v1.ResourceService/Get`
    std::string_view path;
    std::string_view verb;
    // Empty when the request names the kinds that it touches.
    std::string_view plural;
    v1::AuditLevel audit = v1::AUDIT_LEVEL_UNSPECIFIED;
    bool anyPrincipal = false;
    // Called without a certificate too, and then in nobody's name.
    bool isAnonymous = false;

    // `models.import`; the verb alone where the request names the kind.
    std::string permission() const {
        return plural.empty() ? std::string(verb) : std::string(plural) + '.' + std::string(verb);
    }
};

} // namespace rpc
