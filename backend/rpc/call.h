#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "backend/core/result.h"
#include "backend/rpc/caller.h"
#include "backend/rpc/rule.h"
#include "backend/rpc/scope.h"

namespace grpc {
class ServerUnaryReactor;
}

namespace rpc {

class Guard;

// One call that the guard let through. Shared by whoever works on it, used by one of them at a time.
class Call {
public:
    // The guard outlives every call.
    Call(const Guard &guard, const Rule &rule, Caller caller);
    Call(const Call &) = delete;
    Call &operator=(const Call &) = delete;

    const Caller &caller() const { return caller_; }
    const Rule &rule() const { return rule_; }

    // Where the caller may use the rule's verb, or another, as of now.
    ScopePtr scope() const { return scope(rule_.verb); }
    ScopePtr scope(std::string_view verb) const;
    // See Authorizer::admit.
    core::Result<void> admit(std::string_view permission, std::string_view team, std::string_view name) const;

    // The answer for what does not exist: NOT_FOUND.
    core::Error missing(std::string_view name) const;
    // The same answer for what exists out of sight; counted as a refusal of `<plural>.<verb>`.
    core::Error hidden(std::string_view plural, std::string_view name);
    // What the call is about, for its event, where the rule alone does not say it.
    void concerns(std::string permission, std::string name, std::string team);

protected:
    ~Call() = default;

    const Guard &guard() const { return guard_; }
    // Writes the event that the rule asks for; null means success.
    void record(const core::Error *error) const;

private:
    const Guard &guard_;
    const Rule &rule_;
    Caller caller_;
    ledger::Occurrence occurrence(const core::Error *error) const;

    std::string permission_;
    std::vector<std::string> objects_;
    std::string team_;
    bool hid_ = false;
};

// A call with one answer. The request and the response of its handler live until finish().
class UnaryCall final : public Call {
public:
    UnaryCall(const Guard &guard, const Rule &rule, Caller caller, grpc::ServerUnaryReactor *reactor);
    // A handler that loses the call has failed: INTERNAL.
    ~UnaryCall();

    // Answers, from any thread, once; what comes after the first is ignored.
    void finish(core::Result<void> outcome);
    // The same with what the ledger answered a proposal: it has written the event of a refusal itself.
    void finishProposed(core::Result<void> outcome);

private:
    void answer(const core::Error *error);

    grpc::ServerUnaryReactor *reactor_;
    std::int64_t startNanoseconds_;
    std::atomic<bool> finished_ = false;
};

} // namespace rpc
