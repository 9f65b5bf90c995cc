#pragma once

#include <QObject>

#include "widgets/kit/object_actions.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/resource.pb.h"

class QAction;
class QWidget;

namespace changespage {

namespace v1 = pilothouse::v1;

class RequestReview;

// What can be said of the change request that is read, and what whoever asked can do with it. What is approved or
// rejected are the bytes that were read.
class RequestActions final : public QObject {
    Q_OBJECT

public:
    // The review outlives them.
    RequestActions(const kit::Session &session, const kit::ActionMaker &make, const RequestReview &review,
                   QWidget *host);

    // Says of each action whether it can be done here and now, and if not, why.
    void judge();

    QAction *approve() const { return approve_; }
    QAction *reject() const { return reject_; }
    QAction *schedule() const { return schedule_; }
    QAction *withdraw() const { return withdraw_; }
    // In the order of a menu.
    QList<QAction *> all() const { return {approve_, reject_, schedule_, withdraw_}; }

    // What comes of an approval, in words.
    static QString outcomeOfApproval(const kit::Session &session, const v1::Resource &request);

private:
    QAction *make(const kit::ActionMaker &maker, const char *verb, const QString &words, const QString &shortWords);
    void openApproval();
    void openRejection();
    void openWithdrawal();
    QString consequenceOfApproval() const;
    QString obstacleToWithdraw(const v1::Resource &request) const;

    const kit::Session session_;
    const RequestReview &review_;
    QWidget *host_;
    QAction *approve_;
    QAction *reject_;
    QAction *schedule_;
    QAction *withdraw_;
};

} // namespace changespage
