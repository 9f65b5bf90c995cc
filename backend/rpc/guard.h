#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "backend/core/result.h"
#include "backend/rpc/authorizer.h"
#include "backend/rpc/call.h"
#include "backend/rpc/rule.h"

namespace core {
class Clock;
class Random;
} // namespace core

namespace grpc {
class AuthMetadataProcessor;
class CallbackServerContext;
class ServerUnaryReactor;
class Service;
} // namespace grpc

namespace rpc {

class AuditSink;
class Authenticator;
class Metrics;
class RefusalLog;
class StreamPump;

struct GuardOptions {
    std::string trustDomain;
    // How often an open stream is checked again, and how long one message may wait for a slow reader.
    std::chrono::milliseconds recheck = std::chrono::seconds(30);
    // How often the source of an open stream is asked without a wake.
    std::chrono::milliseconds pulse = std::chrono::seconds(1);
};

// Stands before every handler: who is it, may they, do it, record it. Its first half is the processor of the
// listener's credentials, which answers for paths and identity; its second half is called by the generated services,
// which know the rule and the request. Safe from any thread; outlives the server.
class Guard {
public:
    Guard(GuardOptions options, const Authorizer &authorizer, AuditSink &audit, Metrics &metrics,
          const core::Clock &clock, core::Random &random);
    Guard(const Guard &) = delete;
    Guard &operator=(const Guard &) = delete;
    ~Guard();

    // For the listener: lets the RPCs of these services through, and health and reflection, all for known principals.
    std::shared_ptr<grpc::AuthMetadataProcessor> processor(const std::vector<std::string_view> &services);
    // Ends every stream and refuses every new call with UNAVAILABLE.
    void stop();

    // For generated code.
    grpc::ServerUnaryReactor *unary(const Rule &rule, grpc::CallbackServerContext *context,
                                    const std::function<void(const std::shared_ptr<UnaryCall> &)> &handler);
    // Who calls; UNAUTHENTICATED or UNAVAILABLE. Never somebody without a certificate.
    core::Result<Caller> identify(const grpc::CallbackServerContext &context) const;
    // Whether he holds the rule's permission anywhere. Where is for the handler to ask.
    core::Result<void> authorise(const Call &call) const;
    // Records a refusal, many of a kind as one.
    void count(ledger::Occurrence refusal) const;
    // The same for a certificate of ours that counts no longer.
    void refuse(const Credential &credential, const core::Error &error) const;

    const Authorizer &authorizer() const { return authorizer_; }
    const Authenticator &authenticator() const { return *authenticator_; }
    const core::Clock &clock() const { return clock_; }
    AuditSink &audit() const { return audit_; }
    Metrics &metrics() const { return metrics_; }
    StreamPump &pump() const { return *pump_; }

private:
    // Whoever calls, as somebody who has proved nothing.
    core::Result<Caller> receive(const grpc::CallbackServerContext &context) const;

    const Authorizer &authorizer_;
    AuditSink &audit_;
    Metrics &metrics_;
    const core::Clock &clock_;
    core::Random &random_;
    std::unique_ptr<Authenticator> authenticator_;
    std::unique_ptr<RefusalLog> refusals_;
    std::unique_ptr<StreamPump> pump_;
};

// A service whose every RPC passes a guard; only generated code derives from it directly, and a Server takes no other.
class GuardedService {
public:
    virtual ~GuardedService() = default;

    // `pilothouse.v1.ResourceService`
    virtual std::string_view fullName() const = 0;

private:
    friend class Server;
    virtual grpc::Service &service() = 0;
};

} // namespace rpc
