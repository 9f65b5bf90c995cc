#pragma once

#include <map>
#include <string>

#include <QObject>

#include "backend/client/pending.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/fleet_service.pb.h"

namespace deploymentspage {

namespace v1 = pilothouse::v1;

// What the engines of one deployment's replicas tell of their work: asked anew every few seconds as long as a widget
// can be seen. What cannot be asked grows stale. Lives in the GUI thread.
class EngineLoads : public QObject {
    Q_OBJECT

public:
    // Belongs to the widget.
    EngineLoads(const kit::Session &session, QWidget *shown);

    // `deployments/<id>`; empty asks nobody.
    void setDeployment(const QString &name);
    // An answer, or none in its place, has come.
    bool isKnown() const { return isKnown_; }
    // Null where nothing was ever told of the replica.
    const v1::EngineLoad *of(const std::string &replica) const;

Q_SIGNALS:
    void changed();

private:
    void ask();
    void take(const v1::QueryEngineLoadResponse &answer);
    void outdate();

    const kit::Session session_;
    QWidget *const shown_;
    QString deployment_;
    client::Pending<v1::QueryEngineLoadResponse> pending_;
    bool isKnown_ = false;
    std::map<std::string, v1::EngineLoad> loads_;
};

} // namespace deploymentspage
