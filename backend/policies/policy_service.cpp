#include "backend/policies/policy_service.h"

#include <chrono>
#include <string>
#include <utility>

#include "backend/core/clock.h"
#include "backend/core/kinds.h"
#include "backend/core/time_text.h"
#include "backend/core/violation.h"
#include "backend/ledger/history.h"
#include "backend/ledger/ledger.h"
#include "backend/policies/authorship.h"
#include "backend/policies/backtest.h"
#include "backend/policies/break_glass.h"
#include "backend/policies/decision_log.h"
#include "backend/policies/explanation.h"
#include "backend/policies/live_values.h"
#include "backend/policies/policies_in_force.h"
#include "backend/policies/set_check.h"
#include "backend/rpc/call.h"
#include "backend/rpc/proposing.h"
#include "backend/rpc/work_queue.h"

#include "pilothouse/v1/policy_service.guard.pb.h"

namespace policies {

namespace {

using CallPtr = std::shared_ptr<rpc::UnaryCall>;

constexpr int MostQuestions = 10'000;
constexpr auto LongestReach = std::chrono::days(31);

MaySee seenBy(const rpc::Call &call) {
    return [scope = call.scope("get")](const v1::Resource &resource) {
        const auto *kind = core::kindOfSpec(resource);
        return kind != nullptr && scope->sees(kind->plural, resource.meta().team());
    };
}

core::Result<void> checkDraft(const v1::Resource &draft) {
    const auto *kind = core::kindOfSpec(draft);
    const auto *named = core::kindOfName(draft.meta().name());
    if (kind != nullptr && kind == named && kind->plural == "policySets")
        return {};
    return core::Error::invalid({core::violation(
        "policy_set", v1::VALUE_MISSING, "must be a policy set with its name, for example policySets/residency")});
}

// The sets as they are asked: with a draft in its place, where there is one.
std::vector<ledger::ResourcePtr> setsOf(const ledger::Snapshot &state, const v1::Resource *draft) {
    std::vector<ledger::ResourcePtr> sets;
    state.each("policySets", [&](const ledger::ResourcePtr &set) {
        if (draft == nullptr || set->meta().name() != draft->meta().name())
            sets.push_back(set);
        return true;
    });
    if (draft != nullptr)
        sets.push_back(std::make_shared<const v1::Resource>(*draft));
    return sets;
}

class PolicyService final : public v1::GuardedPolicyService {
public:
    PolicyService(rpc::Guard &guard, PolicyServiceParts parts) : GuardedPolicyService(guard), parts_(parts) {}

protected:
    void checkPolicySet(const CallPtr &call, const v1::CheckPolicySetRequest &request,
                        v1::CheckPolicySetResponse *response) override {
        if (!request.policy_set().has_policy_set())
            return call->finish(checkDraft(request.policy_set()));
        // What somebody types is answered before what takes longer.
        auto &queue = request.with_analysis() ? analysing_ : checking_;
        queue.post([this, call, &request, response] {
            *response = checkSet(request.policy_set(), request.with_analysis(), *parts_.ledger.snapshot(), parts_.clock,
                                 seenBy(*call));
            call->finish({});
        });
    }

    void describePolicyAttributes(const CallPtr &call, const v1::DescribePolicyAttributesRequest &request,
                                  v1::DescribePolicyAttributesResponse *response) override {
        analysing_.post([this, call, &request, response] {
            *response = attributesOf(request.stage(), *parts_.ledger.snapshot(), seenBy(*call));
            call->finish({});
        });
    }

    void askPolicies(const CallPtr &call, const v1::AskPoliciesRequest &request,
                     v1::AskPoliciesResponse *response) override {
        if (request.questions_size() > MostQuestions)
            return call->finish(
                core::Error::invalid({core::outOfRange("questions", "0", std::to_string(MostQuestions))}));
        checking_.post([this, call, &request, response] { call->finish(ask(*call, request, response)); });
    }

    void explainPolicies(const CallPtr &call, const v1::ExplainPoliciesRequest &request,
                         v1::ExplainPoliciesResponse *response) override {
        explaining_.post([this, call, &request, response] {
            auto explained = request.has_question() ? explainQuestion(*call, request, response)
                                                    : explainEvent(*call, request, response);
            if (!explained)
                return call->finish(std::move(explained));
            addAuthorship(parts_.ledger.history(), parts_.ledger.snapshot(), response, [call] { call->finish({}); });
        });
    }

    void backtestPolicySet(const CallPtr &call, const v1::BacktestPolicySetRequest &request,
                           v1::BacktestPolicySetResponse *response) override {
        if (auto checked = checkDraft(request.policy_set()); !checked)
            return call->finish(std::move(checked));
        analysing_.post([this, call, &request, response] { call->finish(backtestOf(request, response)); });
    }

    void beginBreakGlass(const CallPtr &call, const v1::BeginBreakGlassRequest &request,
                         v1::BeginBreakGlassResponse *response) override {
        auto proposal = beginning(rpc::proposalFor(*call, "breakGlasses.begin", request), request, now(),
                                  *parts_.ledger.snapshot(), parts_.random);
        answer(call, std::move(proposal), response);
    }

    void endBreakGlass(const CallPtr &call, const v1::EndBreakGlassRequest &request,
                       v1::EndBreakGlassResponse *response) override {
        if (const auto found = find(call, request.name()))
            answer(call, ending(rpc::proposalFor(*call, "breakGlasses.end", request), *found, now()), response);
    }

    void reviewBreakGlass(const CallPtr &call, const v1::ReviewBreakGlassRequest &request,
                          v1::ReviewBreakGlassResponse *response) override {
        if (const auto found = find(call, request.name()))
            answer(call, reviewing(rpc::proposalFor(*call, "breakGlasses.review", request), *found, now()), response);
    }

private:
    ledger::Time now() const { return std::chrono::floor<std::chrono::milliseconds>(parts_.clock.now()); }
    // An emergency is of the sets that stand; a draft is asked what its rules say.
    Suspension suspensionFor(const v1::Resource *draft, const ledger::Snapshot &state) const {
        return draft == nullptr ? suspensionAt(now(), state) : Suspension();
    }
    DecisionFiles kept() const { return parts_.decisions == nullptr ? DecisionFiles() : parts_.decisions->files(); }

    core::Result<void> ask(const rpc::Call &call, const v1::AskPoliciesRequest &request,
                           v1::AskPoliciesResponse *response) const {
        const auto state = parts_.ledger.snapshot();
        const auto *draft = request.has_draft() ? &request.draft() : nullptr;
        if (auto checked = draft == nullptr ? core::Result<void>() : checkDraft(*draft); !checked)
            return checked;
        const auto tables =
            draft == nullptr ? inForce_.of(*state) : std::make_shared<const PolicyTables>(setsOf(*state, draft));
        const auto suspension = suspensionFor(draft, *state);
        const auto left = suspension.breakGlass.empty() ? nullptr : inForce_.of(*state, suspension);
        const auto bindings = bindings_.of(*state);
        const auto maySee = seenBy(call);
        for (const auto &asked : request.questions()) {
            auto whole = imagine(asked, *state, *bindings, now(), maySee);
            if (!whole)
                return std::move(whole).error();
            const auto &question = (*whole)->question;
            const auto &asking = (*whole)->asking;
            auto decision = decisionBy(*tables, question, asked.resource(), asking);
            if (left != nullptr)
                passOver(&decision, decisionBy(*left, question, {}, asking).verdict(), suspension.breakGlass);
            *response->add_decisions() = std::move(decision);
        }
        return {};
    }

    core::Result<void> explainQuestion(const rpc::Call &call, const v1::ExplainPoliciesRequest &request,
                                       v1::ExplainPoliciesResponse *response) const {
        const auto state = parts_.ledger.snapshot();
        const auto *draft = request.has_draft() ? &request.draft() : nullptr;
        if (auto checked = draft == nullptr ? core::Result<void>() : checkDraft(*draft); !checked)
            return checked;
        auto whole = imagine(request.question(), *state, *bindings_.of(*state), now(), seenBy(call));
        if (!whole)
            return std::move(whole).error();
        *response->add_explanations() = explain({setsOf(*state, draft), suspensionFor(draft, *state)},
                                                (*whole)->question, request.question().resource(), (*whole)->asking);
        return {};
    }

    // What a recorded event asked, of the policies as they are now.
    core::Result<void> explainEvent(const rpc::Call &call, const v1::ExplainPoliciesRequest &request,
                                    v1::ExplainPoliciesResponse *response) const {
        const auto state = parts_.ledger.snapshot();
        const auto scope = call.scope("get");
        const auto sets = setsOf(*state, request.has_draft() ? &request.draft() : nullptr);
        eachDecision(kept(), {}, [&](const DecisionRecord &record, const policy::Facts &facts) {
            const bool isOwn = record.principal == call.caller().actor.principal;
            if (record.logIndex != request.log_index() || (!isOwn && !scope->sees("events", record.team)))
                return;
            policy::Facts copy(facts.size());
            for (std::size_t i = 0; i < facts.size(); ++i)
                copy.set(i, facts.at(i));
            Question question{record.stage, 0, {}, std::move(copy)};
            if (!record.target.empty())
                question.admission.target = Target{std::string(record.target), {}, {}, {}, {}};
            *response->add_explanations() = explain({sets, {}}, question, record.object,
                                                    {policy::subjectOf(record.principal), record.time / 1'000});
        });
        if (response->explanations().empty())
            return core::Error(v1::NOT_FOUND,
                               "the decision of event " + std::to_string(request.log_index()) +
                                   " is not kept, or you may not see it",
                               {{"name", "events/" + std::to_string(request.log_index())}});
        return {};
    }

    core::Result<void> backtestOf(const v1::BacktestPolicySetRequest &request,
                                  v1::BacktestPolicySetResponse *response) const {
        const auto begun = parts_.clock.monotonicNanoseconds();
        const auto state = parts_.ledger.snapshot();
        const auto reach = request.has_reach() ? std::chrono::seconds(request.reach().seconds())
                                               : std::chrono::seconds(std::chrono::days(1));
        if (reach <= std::chrono::seconds(0) || reach > LongestReach)
            return core::Error::invalid({core::outOfRange("reach", "1s", "2678400s")});
        const auto draft = enforcedWhole(request.policy_set());
        *response = backtest(kept(), now() - reach, *inForce_.of(*state), PolicyTables(setsOf(*state, &draft)));
        const auto took = parts_.clock.monotonicNanoseconds() - begun;
        response->mutable_took()->set_seconds(took / 1'000'000'000);
        response->mutable_took()->set_nanos(static_cast<std::int32_t>(took % 1'000'000'000));
        return {};
    }

    // Answers the call where there is none in sight.
    ledger::ResourcePtr find(const CallPtr &call, const std::string &name) const {
        auto found = parts_.ledger.snapshot()->find(name);
        if (found != nullptr && found->has_break_glass())
            return found;
        call->finish(call->missing(name));
        return nullptr;
    }

    template <typename Response>
    void answer(const CallPtr &call, core::Result<ledger::Proposal> proposal, Response *response) {
        if (!proposal)
            return call->finish(std::move(proposal).error());
        rpc::propose(parts_.ledger, checking_, call, *std::move(proposal), [response](const ledger::Commit &commit) {
            *response->mutable_break_glass() = *commit.resources.front();
            return core::Result<void>();
        });
    }

    const PolicyServiceParts parts_;
    const PoliciesInForce inForce_;
    const identity::BindingsCache bindings_;
    rpc::WorkQueue checking_;
    rpc::WorkQueue analysing_;
    rpc::WorkQueue explaining_;
};

} // namespace

std::unique_ptr<rpc::GuardedService> makePolicyService(rpc::Guard &guard, PolicyServiceParts parts) {
    return std::make_unique<PolicyService>(guard, parts);
}

} // namespace policies
