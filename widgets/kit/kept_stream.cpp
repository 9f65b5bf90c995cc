#include "widgets/kit/kept_stream.h"

#include <algorithm>

#include "backend/client/connection.h"
#include "backend/client/subscription.h"

namespace kit {

namespace {

// What is wanted may change with each frame for a while.
constexpr int SettleMilliseconds = 60;
constexpr int FirstRetryMilliseconds = 500;
constexpr int MostRetryMilliseconds = 15'000;
// A service that sends faster than it is read shall not hold the keyboard up.
constexpr int MostAtOnce = 4;

} // namespace

KeptStream::KeptStream(client::Connection &connection, Parts parts, QObject *parent)
    : QObject(parent), connection_(connection), parts_(std::move(parts)) {
    soon_.setSingleShot(true);
    soon_.setInterval(SettleMilliseconds);
    connect(&soon_, &QTimer::timeout, this, &KeptStream::ask);
    again_.setSingleShot(true);
    connect(&again_, &QTimer::timeout, this, &KeptStream::ask);
    connect(&connection, &client::Connection::stateChanged, this, &KeptStream::followConnection);
    connect(&connection, &client::Connection::linkRenewed, this, &KeptStream::askSoon);
}

KeptStream::~KeptStream() = default;

void KeptStream::setPaused(bool isPaused) {
    if (isPaused == isPaused_)
        return;
    isPaused_ = isPaused;
    if (!isPaused)
        return ask();
    soon_.stop();
    again_.stop();
    drop();
}

void KeptStream::retry() {
    failures_ = 0;
    setError({});
    ask();
}

void KeptStream::followConnection() {
    if (connection_.isOnline()) {
        failures_ = 0;
        ask();
    } else {
        drop();
    }
}

void KeptStream::drop() {
    // It may be what calls.
    if (auto *stream = stream_.release()) {
        stream->disconnect(this);
        stream->deleteLater();
    }
    Q_EMIT dropped();
}

void KeptStream::askSoon() {
    if (!isPaused_ && !soon_.isActive())
        soon_.start();
}

void KeptStream::ask() {
    soon_.stop();
    again_.stop();
    drop();
    if (isPaused_ || !connection_.isOnline())
        return;
    stream_ = parts_.open();
    connect(stream_.get(), &client::Subscription::readable, this, &KeptStream::take);
    connect(stream_.get(), &client::Subscription::ended, this, &KeptStream::end);
}

void KeptStream::take() {
    for (int count = 0; stream_ && count < MostAtOnce; ++count) {
        if (!parts_.take(*stream_))
            return;
        failures_ = 0;
        setError({});
    }
    if (stream_)
        QMetaObject::invokeMethod(this, &KeptStream::take, Qt::QueuedConnection);
}

void KeptStream::end(const core::Error &error) {
    const bool isComplete = stream_ && stream_->isComplete();
    drop();
    if (isPaused_ || !connection_.isOnline())
        return;
    if (!isComplete)
        setError(error);
    again_.start(std::min(MostRetryMilliseconds, FirstRetryMilliseconds << std::min(failures_++, 5)));
}

void KeptStream::setError(std::optional<core::Error> error) {
    const bool isChange = error.has_value() != error_.has_value() || error;
    error_ = std::move(error);
    if (isChange)
        Q_EMIT errorChanged();
}

} // namespace kit
