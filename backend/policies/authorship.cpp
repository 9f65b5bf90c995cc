#include "backend/policies/authorship.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "backend/core/time_text.h"

#include "pilothouse/v1/resource.pb.h"

namespace policies {

namespace {

// Asks the history about one set after the other.
class Authorship : public std::enable_shared_from_this<Authorship> {
public:
    Authorship(ledger::History &history, ledger::SnapshotPtr state, v1::ExplainPoliciesResponse *response,
               std::function<void()> done)
        : history_(history), state_(std::move(state)), response_(response), done_(std::move(done)) {
        eachTrace([this](v1::PolicyRuleTrace *trace) {
            const auto &set = trace->rule().policy_set();
            if (std::find(sets_.begin(), sets_.end(), set) == sets_.end())
                sets_.push_back(set);
        });
    }

    void next() {
        if (sets_.empty())
            return done_();
        set_ = std::move(sets_.back());
        sets_.pop_back();
        history_.generations({set_, state_->revision(), 0, 1},
                             [self = shared_from_this()](const core::Result<ledger::History::Generations> &found) {
                                 if (!found || found->entries.empty())
                                     return self->next();
                                 self->wrote(found->entries.front());
                             });
    }

private:
    void wrote(const ledger::Revision &version) {
        eachTraceOfSet([&](v1::PolicyRuleTrace *trace) {
            trace->set_author(version.principal);
            *trace->mutable_change_time() = core::toTimestamp(version.time);
        });
        const auto request = state_->find(version.firstObject);
        if (request != nullptr && request->has_change_request())
            applied(request->change_request());
        next();
    }

    // It was committed by its last approver, in the name of whoever asked.
    void applied(const v1::ChangeRequestSpec &request) {
        eachTraceOfSet([&](v1::PolicyRuleTrace *trace) {
            trace->set_author(request.principal());
            for (const auto &approval : request.approvals()) {
                if (approval.is_approved())
                    trace->add_approvers(approval.principal());
            }
        });
    }

    template <typename Visit>
    void eachTrace(const Visit &visit) const {
        for (auto &explanation : *response_->mutable_explanations()) {
            for (auto &trace : *explanation.mutable_rules())
                visit(&trace);
        }
    }
    template <typename Visit>
    void eachTraceOfSet(const Visit &visit) const {
        eachTrace([&](v1::PolicyRuleTrace *trace) {
            if (trace->rule().policy_set() == set_)
                visit(trace);
        });
    }

    ledger::History &history_;
    const ledger::SnapshotPtr state_;
    v1::ExplainPoliciesResponse *const response_;
    const std::function<void()> done_;
    std::vector<std::string> sets_;
    // The one that is asked about.
    std::string set_;
};

} // namespace

void addAuthorship(ledger::History &history, ledger::SnapshotPtr state, v1::ExplainPoliciesResponse *response,
                   std::function<void()> done) {
    std::make_shared<Authorship>(history, std::move(state), response, std::move(done))->next();
}

} // namespace policies
