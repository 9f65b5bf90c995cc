#pragma once

#include <optional>

#include <QObject>
#include <QTimer>

#include "backend/client/pending.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/policy_service.pb.h"

namespace policiespage {

namespace v1 = pilothouse::v1;

class Draft;

// What the service says of the draft as it stands: form, tests and rules without use after every change, analysis and
// differences when nothing has changed for a moment. The newest answer counts, and none of an earlier draft.
class DraftCheck final : public QObject {
    Q_OBJECT

public:
    DraftCheck(const kit::Session &session, const Draft &draft, QObject *parent);

    // Violations, tests and rules without use are those of the draft once isChecked(), the rest once isAnalysed().
    const v1::CheckPolicySetResponse &answer() const { return answer_; }
    bool isChecked() const { return isChecked_; }
    bool isAnalysed() const { return isAnalysed_; }
    bool isFine() const { return isChecked_ && answer_.violations().empty(); }
    // Its form is in order, so that tests can be run and rules analysed.
    bool isReadable() const;
    const std::optional<core::Error> &error() const { return error_; }
    // Findings that concern a rule. Rules of the draft are named by their id alone, those of other sets after their
    // set.
    QList<v1::PolicyFinding> findingsOf(const std::string &rule) const;

Q_SIGNALS:
    void changed();

private:
    void begin();
    void ask(bool withAnalysis);
    void shorten(v1::CheckPolicySetResponse *answer) const;
    void take(core::Result<v1::CheckPolicySetResponse> answer, bool withAnalysis);

    const kit::Session session_;
    const Draft &draft_;
    client::Pending<v1::CheckPolicySetResponse> quick_;
    client::Pending<v1::CheckPolicySetResponse> whole_;
    QTimer pause_;
    std::string set_;
    v1::CheckPolicySetResponse answer_;
    std::optional<core::Error> error_;
    bool isChecked_ = false;
    bool isAnalysed_ = false;
};

} // namespace policiespage
