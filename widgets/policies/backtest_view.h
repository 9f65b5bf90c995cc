#pragma once

#include <optional>

#include <QScrollArea>

#include "backend/client/pending.h"
#include "widgets/kit/session.h"
#include "widgets/kit/state_panel.h"
#include "widgets/policies/draft.h"

#include "pilothouse/v1/policy_service.pb.h"

class QComboBox;
class QPushButton;
class QTabBar;
class QStackedWidget;

namespace kit {
class RoleLabel;
}

namespace policiespage {

namespace v1 = pilothouse::v1;

class FlipCharts;
class RowsPane;

// What the draft would have decided otherwise of what was decided in the past: how much, where, when, and the newest
// examples. It is asked for, since it reads all of the past.
class BacktestView final : public QScrollArea {
    Q_OBJECT

public:
    BacktestView(const kit::Session &session, const Draft &draft, QWidget *parent = nullptr);

Q_SIGNALS:
    // An event of the log, `events/<index>`.
    void eventRequested(const QString &name);

private:
    void build();
    void follow(Draft::Origin origin);
    void judge();
    void run();
    void take(core::Result<v1::BacktestPolicySetResponse> answer);
    void showAnswer();
    // What stands for a count of nothing in particular.
    void showCounts(RowsPane *pane, const google::protobuf::RepeatedPtrField<v1::BacktestPolicySetResponse::Count> &,
                    const QString &none = {});
    void showFlips();
    void showZone();
    QString summary() const;
    static kit::StatePanel::Message unrun();

    const kit::Session session_;
    const Draft &draft_;
    client::Pending<v1::BacktestPolicySetResponse> pending_;
    v1::BacktestPolicySetResponse answer_;
    std::optional<core::Error> error_;
    // Of which the answer is.
    QString set_;
    bool isRunning_ = false;
    bool hasRun_ = false;
    bool isOld_ = true;
    QComboBox *reach_;
    QPushButton *run_;
    kit::RoleLabel *summary_;
    FlipCharts *charts_;
    QTabBar *tabs_;
    QStackedWidget *pages_;
    RowsPane *flips_;
    RowsPane *teams_;
    RowsPane *kinds_;
    RowsPane *rules_;
};

} // namespace policiespage
