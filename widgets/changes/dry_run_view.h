#pragma once

#include <QWidget>

#include "widgets/kit/session.h"

namespace kit {
class Banner;
class ChangePolicyView;
class DiffView;
class RoleLabel;
class StatePanel;
} // namespace kit

class QAction;

namespace changespage {

class RequestReview;

// What a change request would do now: its differences, what the policies say, what refers to it, and what stands
// against it. Of one that is over, what was asked for.
class DryRunView : public QWidget {
    Q_OBJECT

public:
    // The review outlives it.
    DryRunView(const kit::Session &session, const RequestReview &review, QWidget *parent = nullptr);

Q_SIGNALS:
    void linkRequested(const QString &target);
    void retryRequested();

private:
    QWidget *build();
    void show();
    void showVerdict();
    // What stands against it now, in sentences; empty where nothing does.
    QString refusal() const;
    void showAffected();
    void showUntold();

    const kit::Session session_;
    const RequestReview &review_;
    kit::Banner *verdict_;
    kit::ChangePolicyView *policy_;
    kit::RoleLabel *affected_;
    // Of which objects no more than the names are told, and why.
    kit::RoleLabel *untold_;
    kit::DiffView *diff_;
    kit::StatePanel *panel_;
    QAction *why_;
    QAction *again_;
    QString whyTarget_;
};

} // namespace changespage
