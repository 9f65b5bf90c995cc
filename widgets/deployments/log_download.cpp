#include "widgets/deployments/log_download.h"

#include "backend/client/connection.h"
#include "backend/client/deployment_calls.h"
#include "widgets/deployments/log_text.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/sentences.h"

namespace deploymentspage {

LogDownload::LogDownload(const kit::Session &session, const v1::ReadLogsRequest &request, const QString &path,
                         QObject *parent)
    : QObject(parent), session_(session), file_(path) {
    if (!file_.open(QIODevice::WriteOnly)) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                finish(tr("%1 could not be written. The system says: %2").arg(file_.fileName(), file_.errorString()));
            },
            Qt::QueuedConnection);
        return;
    }
    auto whole = request;
    whole.set_follow(false);
    // From the first line on, where no time was chosen.
    if (!whole.has_start_time())
        whole.mutable_start_time()->set_seconds(0);
    stream_ = session_.connection.deployments().readLogs(whole);
    connect(stream_.get(), &client::Subscription::readable, this, &LogDownload::take);
    connect(stream_.get(), &client::Subscription::ended, this, &LogDownload::end);
}

LogDownload::~LogDownload() = default;

void LogDownload::take() {
    while (auto message = stream_->take<v1::ReadLogsResponse>()) {
        for (const auto &line : message->lines()) {
            file_.write(LogText::saved(line, session_.times).toUtf8() + '\n');
            ++lines_;
        }
    }
}

void LogDownload::end(const core::Error &error) {
    if (!stream_->isComplete()) {
        file_.cancelWriting();
        return finish(tr("The lines were not saved: %1").arg(kit::Sentences::of(error)));
    }
    if (!file_.commit())
        return finish(tr("%1 could not be written. The system says: %2").arg(file_.fileName(), file_.errorString()));
    finish({});
}

void LogDownload::finish(const QString &trouble) {
    const bool isDone = trouble.isEmpty();
    const auto words =
        isDone ? tr("%Ln line(s) are saved in %1.", nullptr, static_cast<int>(lines_)).arg(file_.fileName()) : trouble;
    session_.notices.post({isDone ? kit::Tone::Ok : kit::Tone::Danger, words, {}, {}});
    Q_EMIT finished(isDone);
    deleteLater();
}

} // namespace deploymentspage
