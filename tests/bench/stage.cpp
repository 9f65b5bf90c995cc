#include "tests/bench/stage.h"

#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

#include "tests/backend/client/test_store.h"

namespace bench {

namespace {

namespace v1 = pilothouse::v1;

v1::Resource modelNumber(int number, int edition) {
    auto model = client_test::wholeModel(number);
    model.clear_model_status();
    auto *meta = model.mutable_meta();
    meta->clear_uid();
    meta->clear_etag();
    meta->clear_generation();
    meta->clear_create_time();
    meta->clear_update_time();
    (*meta->mutable_labels())["edition"] = std::to_string(edition);
    return model;
}

// One change of each model is on its way at any time.
class HistoryWriter {
public:
    explicit HistoryWriter(ledger::Ledger &ledger) : ledger_(ledger) {}
    ~HistoryWriter() { waitForAll(); }

    bool write(int models, int events) {
        if (!addTeam())
            return false;
        for (int number = 0; number < models; ++number)
            ready_.push_back({number, 0, {}});
        for (int left = events - 1; left > 0;) {
            for (auto &model : takeReady(left)) {
                submit(std::move(model));
                --left;
            }
        }
        waitForAll();
        return failures_ == 0;
    }

private:
    struct Model {
        int number;
        int edition;
        // Empty as long as it does not exist.
        std::string etag;
    };

    bool addTeam() {
        ledger::Proposal proposal;
        auto &team = *proposal.changes.emplace_back().mutable_put()->mutable_resource();
        team.mutable_meta()->set_name("teams/platform");
        team.mutable_team()->set_description("Those who run everything");
        return ledger_.commit(std::move(proposal)).isOk();
    }

    std::vector<Model> takeReady(int most) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return !ready_.empty(); });
        const auto count = std::min(ready_.size(), static_cast<std::size_t>(most));
        std::vector<Model> taken(ready_.end() - static_cast<std::ptrdiff_t>(count), ready_.end());
        ready_.resize(ready_.size() - count);
        pending_ += static_cast<int>(count);
        return taken;
    }

    void submit(Model model) {
        ledger::Proposal proposal;
        proposal.reason = "Edition " + std::to_string(model.edition);
        auto &put = *proposal.changes.emplace_back().mutable_put();
        *put.mutable_resource() = modelNumber(model.number, model.edition);
        put.set_etag(model.etag);
        ledger_.submit(std::move(proposal), [this, model](const core::Result<ledger::Commit> &commit) {
            const std::lock_guard lock(mutex_);
            if (commit)
                ready_.push_back({model.number, model.edition + 1, commit->resources.front()->meta().etag()});
            else
                ready_.push_back(model);
            failures_ += commit ? 0 : 1;
            --pending_;
            changed_.notify_one();
        });
    }

    void waitForAll() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return pending_ == 0; });
    }

    ledger::Ledger &ledger_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Model> ready_;
    int pending_ = 0;
    int failures_ = 0;
};

} // namespace

class Stage::AllowAll final : public ledger::Authority {
public:
    core::Result<void> mayChange(const ledger::Actor &, std::string_view, const ledger::Draft &,
                                 const ledger::Snapshot &) const override {
        return {};
    }
    bool maySee(const ledger::Actor &, const v1::Resource &, const ledger::Snapshot &) const override { return true; }
};

Stage::Stage(const std::filesystem::path &directory, const ledger::Gate *gate)
    : authority_(std::make_unique<AllowAll>()) {
    std::filesystem::create_directories(directory);
    ledger::Options options{.clock = clock_, .random = random_};
    options.dataDirectory = directory;
    options.trustDomain = TrustDomain;
    options.authority = authority_.get();
    options.gate = gate;
    auto opened = ledger::Ledger::open(options);
    if (opened)
        ledger_ = *std::move(opened);
}

Stage::~Stage() = default;

bool writeHistory(const std::filesystem::path &directory, int models, int events) {
    Stage stage(directory);
    return stage.isOpen() && HistoryWriter(stage.ledger()).write(models, events);
}

} // namespace bench
