#include "widgets/kit/window_cache.h"

namespace kit {
namespace {

constexpr int heldBlocks = 64;
constexpr int askedAtOnce = 4;

} // namespace

Qt::Alignment WindowSource::columnAlignment(int) const {
    return Qt::AlignLeading;
}

bool WindowSource::isSelected(qint64) const {
    return false;
}

WindowCache::WindowCache(QObject *parent) : QObject(parent), blocks_(heldBlocks) {}

void WindowCache::setSource(WindowSource *source) {
    if (source_)
        source_->disconnect(this);
    clear();
    source_ = source;
    if (!source)
        return;
    connect(source, &WindowSource::blockReady, this, &WindowCache::take);
    connect(source, &WindowSource::blockFailed, this, &WindowCache::fail);
    connect(source, &WindowSource::replaced, this, &WindowCache::clear);
    connect(source, &WindowSource::rowCountChanged, this, &WindowCache::dropPartial);
}

// The block at the end may have grown.
void WindowCache::dropPartial() {
    const QList<qint64> held = blocks_.keys();
    for (const qint64 block : held)
        if ((*blocks_.object(block))->rowCount() < WindowSource::blockRows)
            blocks_.remove(block);
}

void WindowCache::clear() {
    if (source_)
        for (const qint64 block : std::as_const(pending_))
            source_->cancel(block);
    blocks_.clear();
    wanted_.clear();
    pending_.clear();
    failed_.clear();
}

void WindowCache::want(qint64 firstRow, qint64 lastRow, int direction) {
    if (!source_ || lastRow < firstRow)
        return;
    const qint64 first = firstRow / WindowSource::blockRows;
    const qint64 last = lastRow / WindowSource::blockRows;
    const qint64 end = (source_->rowCount() - 1) / WindowSource::blockRows;
    wanted_.clear();
    for (qint64 block = first; block <= last; ++block)
        wanted_.append(block);
    if (direction >= 0 && last < end)
        wanted_.append(last + 1);
    if (direction <= 0 && first > 0)
        wanted_.append(first - 1);
    for (const qint64 block : QSet<qint64>(pending_)) {
        if (wanted_.contains(block))
            continue;
        pending_.remove(block);
        source_->cancel(block);
    }
    ask();
}

void WindowCache::ask() {
    const QList<qint64> wanted = wanted_; // an answer may come at once and want something else
    for (const qint64 block : wanted) {
        if (pending_.size() >= askedAtOnce)
            return;
        if (pending_.contains(block) || failed_.contains(block) || blocks_.contains(block))
            continue;
        pending_.insert(block);
        source_->request(block);
    }
}

void WindowCache::take(qint64 block, std::shared_ptr<const WindowBlock> rows) {
    if (!pending_.remove(block))
        return; // cancelled meanwhile
    const qint64 first = block * WindowSource::blockRows;
    const qint64 last = first + rows->rowCount() - 1;
    blocks_.insert(block, new std::shared_ptr<const WindowBlock>(std::move(rows)));
    Q_EMIT rowsReady(first, last);
    ask();
}

void WindowCache::fail(qint64 block) {
    if (!pending_.remove(block))
        return;
    failed_.insert(block);
    Q_EMIT failed();
}

void WindowCache::retryFailed() {
    failed_.clear();
    ask();
}

std::shared_ptr<const WindowBlock> WindowCache::blockOf(qint64 row) const {
    const auto *held = blocks_.object(row / WindowSource::blockRows);
    return held ? *held : nullptr;
}

} // namespace kit
