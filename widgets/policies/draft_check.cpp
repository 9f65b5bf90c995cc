#include "widgets/policies/draft_check.h"

#include <algorithm>

#include "backend/client/connection.h"
#include "backend/client/policy_calls.h"
#include "backend/core/intent.h"
#include "widgets/policies/draft.h"

namespace policiespage {

namespace {

constexpr int PauseBeforeAnalysis = 300; // milliseconds

} // namespace

DraftCheck::DraftCheck(const kit::Session &session, const Draft &draft, QObject *parent)
    : QObject(parent), session_(session), draft_(draft) {
    pause_.setSingleShot(true);
    pause_.setInterval(PauseBeforeAnalysis);
    connect(&pause_, &QTimer::timeout, this, [this] { ask(true); });
    connect(&draft, &Draft::changed, this, &DraftCheck::begin);
    connect(&session.connection, &client::Connection::stateChanged, this, [this] {
        if (session_.connection.isOnline() && !isAnalysed_)
            begin();
    });
}

void DraftCheck::begin() {
    quick_.cancel();
    whole_.cancel();
    isChecked_ = false;
    isAnalysed_ = false;
    error_.reset();
    // What analysis said of another set says nothing of this one.
    if (set_ != draft_.edited().meta().name())
        answer_.Clear();
    set_ = draft_.edited().meta().name();
    if (!draft_.isOpen()) {
        pause_.stop();
        answer_.Clear();
        Q_EMIT changed();
        return;
    }
    ask(false);
    pause_.start();
    Q_EMIT changed();
}

void DraftCheck::ask(bool withAnalysis) {
    v1::CheckPolicySetRequest request;
    *request.mutable_policy_set() = core::intentOf(draft_.edited());
    request.set_with_analysis(withAnalysis);
    const client::PolicyCalls calls(session_.connection.link(), client::defaultDeadline);
    auto &pending = withAnalysis ? whole_ : quick_;
    pending = calls.checkPolicySet(request);
    client::deliver(pending, this, [this, withAnalysis](core::Result<v1::CheckPolicySetResponse> answer) {
        take(std::move(answer), withAnalysis);
    });
}

bool DraftCheck::isReadable() const {
    const auto &violations = answer_.violations();
    return isChecked_ && std::all_of(violations.begin(), violations.end(), [](const v1::FieldViolation &violation) {
               return violation.reason() == v1::POLICY_TEST_FAILED || violation.reason() == v1::POLICY_SHADOW_FIRST ||
                      violation.reason() == v1::APPROVERS_TOO_FEW || violation.reason() == v1::REFERENCE_MISSING;
           });
}

// Analysis knows the rules of all sets as `<set>/<rule>`.
void DraftCheck::shorten(v1::CheckPolicySetResponse *answer) const {
    const auto &name = draft_.edited().meta().name();
    const auto prefix = name.substr(name.find('/') + 1) + '/';
    const auto shorten = [&prefix](std::string *rule) {
        if (rule->starts_with(prefix))
            rule->erase(0, prefix.size());
    };
    for (auto &finding : *answer->mutable_findings()) {
        shorten(finding.mutable_rule());
        for (auto &other : *finding.mutable_others())
            shorten(&other);
    }
    for (auto &difference : *answer->mutable_differences()) {
        shorten(difference.mutable_old_rule());
        shorten(difference.mutable_new_rule());
    }
    for (auto &unmet : *answer->mutable_unmet())
        shorten(unmet.mutable_rule());
}

void DraftCheck::take(core::Result<v1::CheckPolicySetResponse> answer, bool withAnalysis) {
    if (!answer) {
        error_ = answer.error();
        Q_EMIT changed();
        return;
    }
    error_.reset();
    auto found = *std::move(answer);
    shorten(&found);
    // What analysis said of the draft before stands until it is said anew.
    if (!withAnalysis) {
        *found.mutable_findings() = answer_.findings();
        *found.mutable_differences() = answer_.differences();
        *found.mutable_unmet() = answer_.unmet();
    }
    answer_ = std::move(found);
    isChecked_ = true;
    isAnalysed_ = withAnalysis;
    Q_EMIT changed();
}

QList<v1::PolicyFinding> DraftCheck::findingsOf(const std::string &rule) const {
    QList<v1::PolicyFinding> own;
    for (const auto &finding : answer_.findings())
        if (finding.rule() == rule)
            own << finding;
    return own;
}

} // namespace policiespage
