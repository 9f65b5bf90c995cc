#pragma once

#include "widgets/kit/fact_list.h"
#include "widgets/kit/inspector.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/change_request.pb.h"

class QVBoxLayout;

namespace kit {
class RoleLabel;
} // namespace kit

namespace changespage {

namespace v1 = pilothouse::v1;

class RequestReview;

// One change request, described: how it stands and why, who asked and for what reason, who has approved it and who may,
// and which rules ask for it.
class RequestInspector : public kit::Inspector {
    Q_OBJECT

public:
    // The review outlives it.
    RequestInspector(const kit::Session &session, const RequestReview &review, QWidget *parent = nullptr);

    void refresh();

Q_SIGNALS:
    void linkRequested(const QString &target);

private:
    QList<kit::Fact> facts() const;
    QList<kit::Fact> approvalFacts(const v1::ChangeRequestSpec &spec) const;
    QString whoMay() const;
    QString ownPart() const;
    void showRules();
    QWidget *rowFor(const v1::PolicyCitation &rule);

    const kit::Session session_;
    const RequestReview &review_;
    kit::FactList *facts_;
    kit::RoleLabel *rulesHeading_;
    QVBoxLayout *rules_;
    std::string shownRules_;
};

} // namespace changespage
