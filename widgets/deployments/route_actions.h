#pragma once

#include "widgets/kit/object_actions.h"

namespace deploymentspage {

namespace v1 = pilothouse::v1;

// What can be done with routes: beside what every kind has, taking along where the gateway answers for them.
class RouteActions final : public kit::ObjectActions {
    Q_OBJECT

public:
    RouteActions(const kit::Session &session, const kit::ActionMaker &make, QWidget *host);

    void judge() override;
    QAction *copyAddress() const { return copyAddress_; }
    QAction *copyCurl() const { return copyCurl_; }

    // What clients are given as the base of their requests; empty where no gateway listens.
    static QString address(const kit::Session &session);
    // A whole request for a shell; empty without a gateway.
    static QString curl(const kit::Session &session, const v1::RouteSpec &route);

private:
    void copy(const QString &text) const;

    QAction *copyAddress_ = nullptr;
    QAction *copyCurl_ = nullptr;
};

} // namespace deploymentspage
