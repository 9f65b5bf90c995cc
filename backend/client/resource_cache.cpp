#include "backend/client/resource_cache.h"

#include "backend/client/connection.h"
#include "backend/client/parsed_resources.h"
#include "backend/client/resource_feed.h"
#include "backend/client/resource_index.h"
#include "backend/client/resource_intake.h"
#include "backend/client/worker.h"
#include "backend/core/kinds.h"

#include <QEvent>

#include <malloc.h>

#include <algorithm>

namespace client {

namespace {

using std::chrono::steady_clock;
using namespace std::chrono_literals;

// Of the GUI thread, per turn of its event loop; telling the changes takes about as long again.
constexpr auto Slice = 2ms;
// After a cut of the stream alone; doubles while nothing is heard, as when the caller may see nothing.
constexpr auto ReopenDelay = 500ms;
constexpr int MostDoublings = 6;

} // namespace

const KindChanges *ResourceChanges::of(std::string_view kind) const {
    const auto found = std::ranges::find(kinds, kind, &KindChanges::kind);
    return found == kinds.end() ? nullptr : &*found;
}

ResourceCache::ResourceCache(Connection &connection, Options options, QObject *parent)
    : QObject(parent),
      connection_(connection),
      options_(std::move(options)),
      index_(std::make_unique<detail::ResourceIndex>()),
      parsed_(std::make_unique<detail::ParsedResources>()),
      worker_(std::make_unique<Worker>()) {
    connect(&connection_, &Connection::stateChanged, this, &ResourceCache::followConnection);
    connect(&connection_, &Connection::linkRenewed, this, &ResourceCache::open);
    connect(&silence_, &QTimer::timeout, this, &ResourceCache::checkSilence);
    reopening_.setSingleShot(true);
    connect(&reopening_, &QTimer::timeout, this, &ResourceCache::followConnection);
    followConnection();
}

ResourceCache::~ResourceCache() {
    close();
}

void ResourceCache::followConnection() {
    if (connection_.isOnline()) {
        open();
        return;
    }
    close();
    error_ = connection_.error();
    if (state_ == State::Live)
        setState(State::Stale);
}

void ResourceCache::open() {
    close();
    const auto &store = connection_.serverInfo().store_uuid();
    if (store != storeUuid_) {
        storeUuid_ = store;
        revision_ = 0;
    }
    v1::WatchRequest request;
    request.mutable_kinds()->Assign(options_.kinds.begin(), options_.kinds.end());
    request.set_after_revision(revision_);
    intake_ = std::make_unique<detail::ResourceIntake>(*index_, revision_ == 0);
    feed_ = std::make_shared<detail::ResourceFeed>(this);
    feed_->open(*connection_.link(), request, feed_);
    silence_.start(options_.longestSilence / 3);
    opened_ = steady_clock::now();
}

void ResourceCache::close() {
    reopening_.stop();
    silence_.stop();
    if (const auto feed = std::exchange(feed_, nullptr))
        feed->close();
}

bool ResourceCache::event(QEvent *event) {
    if (event->type() != QEvent::User)
        return QObject::event(event);
    if (feed_)
        takeIn();
    return true;
}

void ResourceCache::takeIn() {
    const auto feed = feed_;
    feed->bell().answer();
    const bool isMore = intake_->run(*feed, steady_clock::now() + Slice);
    if (intake_->takeHeard()) {
        heard_ = steady_clock::now();
        cuts_ = 0;
    }
    revision_ = std::max(revision_, intake_->revision());
    const auto changes = intake_->takeChanges();
    if (!changes.kinds.empty())
        Q_EMIT changed(changes);
    // Whoever listens may have closed the stream.
    if (feed != feed_)
        return;
    if (intake_->revision() > 0) {
        error_ = std::nullopt;
        if (state_ == State::Loading)
            giveBack();
        setState(State::Live);
    }
    if (isMore)
        feed->bell().ring();
    else if (const auto end = feed->takeEnd())
        endOfStream(*end);
}

// Messages that were unpacked beside what is kept of them leave holes all over the heap, which the allocator would
// keep.
void ResourceCache::giveBack() {
    worker_->run<void>([]() -> core::Result<void> {
        ::malloc_trim(0);
        return {};
    });
}

void ResourceCache::endOfStream(const core::Error &error) {
    close();
    error_ = error;
    if (error.code() == core::Code::OutOfRange)
        revision_ = 0;
    if (state_ == State::Live)
        setState(State::Stale);
    const bool isExpired = error.code() == core::Code::OutOfRange && cuts_ == 0;
    if (connection_.isOnline())
        reopening_.start(isExpired ? 0ms : ReopenDelay * (1 << cuts_));
    cuts_ = std::min(cuts_ + 1, MostDoublings);
}

void ResourceCache::checkSilence() {
    const auto since = std::max(opened_, heard_.value_or(opened_));
    if (steady_clock::now() - since < options_.longestSilence)
        return;
    endOfStream(core::Error(core::v1::UNAVAILABLE, "the service has been silent for too long"));
}

void ResourceCache::setState(State state) {
    if (std::exchange(state_, state) != state)
        Q_EMIT stateChanged();
}

std::optional<std::chrono::milliseconds> ResourceCache::age() const {
    if (!heard_)
        return std::nullopt;
    return std::chrono::duration_cast<std::chrono::milliseconds>(steady_clock::now() - *heard_);
}

std::shared_ptr<const v1::Resource> ResourceCache::find(std::string_view name) const {
    return parsed_->of(index_->find(name));
}

std::shared_ptr<const v1::Resource> ResourceCache::findUid(std::string_view uid) const {
    return parsed_->of(index_->findUid(uid));
}

bool ResourceCache::contains(std::string_view name) const {
    return index_->find(name) != nullptr;
}

std::size_t ResourceCache::count(std::string_view kind) const {
    return index_->count(core::findKind(kind));
}

std::vector<std::string> ResourceCache::names(std::string_view kind) const {
    std::vector<std::string> names;
    index_->each(core::findKind(kind), [&](const detail::Stored &stored) {
        names.emplace_back(stored->name());
        return true;
    });
    return names;
}

void ResourceCache::each(std::string_view kind, const std::function<bool(const v1::Resource &)> &visit) const {
    v1::Resource resource;
    index_->each(core::findKind(kind), [&](const detail::Stored &stored) {
        stored->parseInto(resource);
        return visit(resource);
    });
}

} // namespace client
