#pragma once

#include <optional>

#include <QWidget>

#include "backend/client/pending.h"
#include "widgets/kit/session.h"
#include "widgets/policies/intents.h"

#include "pilothouse/v1/policy_service.pb.h"

class QPushButton;
class QTabBar;

namespace kit {
class Banner;
class RoleLabel;
} // namespace kit

namespace policiespage {

namespace v1 = pilothouse::v1;

class RowsPane;
class WhyEvent;
class WhyQuestion;

// Why something was or would be allowed or refused: the verdict, every rule with what it made of the question, and what
// would have to be otherwise. Asked with a question that one writes, or with an event of the log.
class WhyView final : public QWidget {
    Q_OBJECT

public:
    WhyView(const kit::Session &session, QWidget *parent = nullptr);

    // `why/<index of an event>`, `why?question=…` as ChangePolicy::whyLink() writes it, or
    // `why?principal=…&permission=…&resource=…&target=…&stage=…`, whose parts may be left out; false where the link is
    // no such one.
    bool follow(const QString &link);
    void ask(const v1::PolicyQuestion &question);
    // Rules count otherwise than when it was asked: it is asked again, as soon as it is in sight.
    void askAgain();

Q_SIGNALS:
    // A policy set, with the rule after a `#` or the generation after an `@`.
    void ruleRequested(const QString &place);
    // An event of the log, `events/<index>`.
    void eventRequested(const QString &name);
    void settled();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void catchUp();
    void sendQuestion(const v1::PolicyQuestion &question);
    void sendAnew(const v1::ExplainPoliciesRequest &request);
    void send();
    void take(core::Result<v1::ExplainPoliciesResponse> answer);
    void showTabs();
    void showAnswer();
    void showNoAnswer();
    void showVerdict(const v1::ExplainPoliciesResponse::Explanation &explanation);
    void showRules(const v1::ExplainPoliciesResponse::Explanation &explanation);
    void showRemedies(const v1::ExplainPoliciesResponse::Explanation &explanation);
    v1::PolicyQuestion questionOf(const v1::PolicyDecision &decision) const;
    void openRule();

    const kit::Session session_;
    client::Pending<v1::ExplainPoliciesResponse> pending_;
    // Of the sets, as they were when it was asked.
    Intents intents_;
    // Asked last.
    std::optional<v1::ExplainPoliciesRequest> request_;
    v1::ExplainPoliciesResponse answer_;
    std::optional<core::Error> error_;
    bool isPending_ = false;
    bool isOld_ = false;
    WhyQuestion *question_;
    WhyEvent *event_;
    QPushButton *toRule_;
    // To the version that decided an event.
    QPushButton *toVersion_;
    QTabBar *questions_;
    kit::Banner *verdict_;
    kit::RoleLabel *remedies_;
    RowsPane *rules_;
};

} // namespace policiespage
