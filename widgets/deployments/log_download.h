#pragma once

#include <memory>

#include <QObject>
#include <QSaveFile>

#include "backend/client/subscription.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/deployment_service.pb.h"

namespace deploymentspage {

namespace v1 = pilothouse::v1;

// Writes all lines that a request asks for to a file, however many: what was written up to now, not what stands on the
// screen. The file is there whole or not at all; a notice says which. Ends with its parent at the latest.
class LogDownload : public QObject {
    Q_OBJECT

public:
    LogDownload(const kit::Session &session, const v1::ReadLogsRequest &request, const QString &path, QObject *parent);
    ~LogDownload() override;

Q_SIGNALS:
    // Once; it deletes itself.
    void finished(bool isDone);

private:
    void take();
    void end(const core::Error &error);
    void finish(const QString &trouble);

    const kit::Session session_;
    QSaveFile file_;
    qint64 lines_ = 0;
    std::unique_ptr<client::Subscription> stream_;
};

} // namespace deploymentspage
