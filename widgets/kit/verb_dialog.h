#pragma once

#include <functional>

#include "backend/client/pending.h"
#include "backend/core/result.h"
#include "widgets/kit/dialog.h"
#include "widgets/kit/session.h"
#include "widgets/kit/theme.h"

#include "pilothouse/v1/policy_service.pb.h"
#include "pilothouse/v1/resource.pb.h"

class QAction;
class QPushButton;
class QVBoxLayout;

namespace kit {

class Banner;
class ChangePolicyView;
class ReasonField;
class RoleLabel;

namespace v1 = pilothouse::v1;

// Names what will happen to what, asks why, and does it by a verb of its noun. Return does it, and asks for the reason
// where one is missing. Says beforehand where a rule asks for approval. Closes itself when it is done, or asked for
// where others must approve it; what went wrong stands in it.
class VerbDialog : public Dialog {
    Q_OBJECT

public:
    using Done = std::function<void(const core::Result<v1::Resource> &)>;
    struct Question {
        QString title;
        QString consequence;
        QString verb; // of the button
        bool isDestructive = false;
        // Named one below the other, where there are several.
        QStringList objects;
        // It cannot be done without one.
        bool isReasonNeeded = false;
        // Sends it with the reason, under the same request id however often it is tried, and tells `done` once.
        std::function<void(const std::string &reason, const std::string &requestId, QObject *receiver, Done done)> send;
        // What is told afterwards.
        std::function<QString(const v1::Resource &)> outcome;
        // How that is meant; well where null.
        std::function<Tone(const v1::Resource &)> outcomeTone = {};
        // Shown above the reason; owned by the dialog. None where null.
        QWidget *detail = nullptr;
        // What has the keyboard first; the reason where null.
        QWidget *first = nullptr;
        // The permission that it uses, and the object that it is done to where none are listed: rules are asked about
        // them beforehand. Where there is no permission, they are not.
        std::string permission = {};
        std::string object = {};
        // It can be asked for where others must approve it; else it is refused then.
        bool canWait = true;
    };

    // Deletes itself when it is closed.
    VerbDialog(const Session &session, Question question, QWidget *parent);

    // The detail may judge it; empty lets it be done.
    void setObstacle(const QString &obstacle);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void buildFoot(QVBoxLayout *column);
    void judge();
    void askPolicies();
    void takeDecisions(const v1::AskPoliciesResponse &answer);
    void send();
    void take(const core::Result<v1::Resource> &result);
    void takeRefusal(const core::Error &error);

    const Session session_;
    const Question question_;
    const std::string requestId_;
    QString obstacle_;
    bool isUnderWay_ = false;
    client::Pending<v1::AskPoliciesResponse> asking_;
    RoleLabel *consequence_;
    ChangePolicyView *policy_;
    ReasonField *reason_;
    Banner *failure_;
    QAction *why_;
    // What explains the failure, as a link.
    QString whyTarget_;
    QPushButton *act_;
    QPushButton *cancel_;
};

} // namespace kit
