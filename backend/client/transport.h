#pragma once

#include "backend/core/error.h"

#include <memory>

namespace grpc {
class Channel;
class Status;
} // namespace grpc

namespace client {
struct Endpoint;
}

namespace client::detail {

// A channel with mutual TLS that shares nothing with other channels, so that an attempt never inherits the back-off of
// one before. It connects at its first call.
std::shared_ptr<grpc::Channel> channelTo(const Endpoint &endpoint);

// What a call failed with. A handshake that fails over the service's certificate is UNTRUSTED_SERVER.
core::Error errorOf(const grpc::Status &status);

} // namespace client::detail
