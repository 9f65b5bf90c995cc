#pragma once

#include <functional>
#include <future>
#include <memory>
#include <string>
#include <vector>

#include "backend/core/clock.h"
#include "backend/core/random.h"
#include "backend/ledger/history.h"
#include "backend/ledger/ledger.h"
#include "backend/ledger/log_reader.h"
#include "backend/ledger/watch_hub.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temporary_directory.h"

namespace ledger::test {

// Lets everybody do everything, but what it is told to refuse.
class TestAuthority final : public Authority {
public:
    core::Result<void> mayChange(const Actor &actor, std::string_view permission, const Draft &draft,
                                 const Snapshot &state) const override;
    bool maySee(const Actor &, const v1::Resource &resource, const Snapshot &) const override {
        return resource.meta().name() != hiddenName;
    }

    std::string refusedPermission;
    std::string hiddenName;
};

// Waits for the answer of a call with a completion.
template <typename T>
core::Result<T> wait(const std::function<void(std::function<void(core::Result<T>)>)> &call) {
    const auto done = std::make_shared<std::promise<core::Result<T>>>();
    call([done](core::Result<T> result) { done->set_value(std::move(result)); });
    return done->get_future().get();
}

v1::Resource model(const std::string &id, const std::string &description = {});
v1::Resource version(const std::string &modelId, const std::string &id);
v1::Resource team(const std::string &id);

v1::Change put(v1::Resource resource, const std::string &etag = {}, const std::vector<std::string> &mask = {});
v1::Change removal(const std::string &name, const std::string &etag);
v1::Change undeletion(const std::string &uid);

Proposal proposal(std::vector<v1::Change> changes);

// A ledger in a directory of its own.
class World {
public:
    World();

    // Opens, or closes and opens again.
    core::Result<void> open();
    void close() { ledger_.reset(); }

    Ledger &operator*() { return *ledger_; }
    Ledger *operator->() { return ledger_.get(); }

    core::Result<Commit> apply(std::vector<v1::Change> changes);
    // What stands there now; fails the test when nothing does.
    v1::Resource current(const std::string &name) const;
    // Reads an event; fails the test when there is none.
    LogEntry entry(std::int64_t index);
    std::int64_t lastIndex() const { return ledger_->log().size() - 1; }
    // Closes, and runs SQL statements parted by semicolons, behind the ledger's back.
    void tamper(const std::string &sql);

    support::TemporaryDirectory directory;
    support::FakeClock clock;
    core::SystemRandom random;
    TestAuthority authority;
    std::vector<const Rules *> rules;
    std::string trustDomain;
    std::filesystem::path keyFile;

private:
    std::unique_ptr<Ledger> ledger_;
};

} // namespace ledger::test
