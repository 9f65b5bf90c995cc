#pragma once

#include <QObject>

#include "backend/client/pending.h"

#include "pilothouse/v1/fleet_service.pb.h"

namespace client {
class Connection;
}

namespace gpuspage {

namespace v1 = pilothouse::v1;

// Reads what only the service knows of one GPU. Of two questions the later one counts. Lives in the GUI thread.
class GpuReader : public QObject {
    Q_OBJECT

public:
    explicit GpuReader(client::Connection &connection, QObject *parent = nullptr)
        : QObject(parent), connection_(connection) {}

    // `clusters/<id>/nodes/<id>`, and the GPU's position on it.
    void ask(const QString &node, int gpu);
    void stop() { pending_.cancel(); }

    bool isWaiting() const { return pending_.isOpen(); }

Q_SIGNALS:
    void described(const pilothouse::v1::DescribeGpuResponse &description, const QString &node, int gpu);
    // Not known, not permitted, not connected.
    void failed();

private:
    client::Connection &connection_;
    client::Pending<v1::DescribeGpuResponse> pending_;
};

} // namespace gpuspage
