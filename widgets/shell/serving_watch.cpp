#include "widgets/shell/serving_watch.h"

#include <algorithm>

#include "backend/client/resource_cache.h"
#include "backend/core/clock.h"
#include "widgets/kit/notices.h"

namespace shell {

namespace {

constexpr const char *kind = "deployments";
// Longer than a controller takes from one decision to the next, shorter than anybody waits.
constexpr int togetherness = 1'000;
// Whose names are told.
constexpr int mostNames = 5;

} // namespace

ServingWatch::ServingWatch(const kit::Session &session, QObject *parent) : QObject(parent), session_(session) {
    soon_.setSingleShot(true);
    soon_.setInterval(togetherness);
    connect(&soon_, &QTimer::timeout, this, &ServingWatch::look);
    connect(&session.cache, &client::ResourceCache::stateChanged, this, [this, hasBegun = false]() mutable {
        const bool isLoading = session_.cache.state() == client::ResourceCache::State::Loading;
        // Of a store that is another one, too, the first copy is no news.
        if (!isLoading && !std::exchange(hasBegun, true))
            begin();
        hasBegun = hasBegun && !isLoading;
    });
    connect(&session.cache, &client::ResourceCache::changed, this, [this](const client::ResourceChanges &changes) {
        const auto *mine = changes.of(kind);
        if (!mine || session_.cache.state() == client::ResourceCache::State::Loading)
            return;
        for (const auto *names : {&mine->added, &mine->changed, &mine->removed})
            changed_.insert(names->begin(), names->end());
        // Not begun anew by each change: what goes on and on is told, too.
        if (!soon_.isActive())
            soon_.start();
    });
    if (session.cache.state() != client::ResourceCache::State::Loading)
        begin();
}

void ServingWatch::begin() {
    changed_.clear();
    soon_.stop();
    news_.clear();
    session_.cache.each(kind, [this](const v1::Resource &deployment) {
        news_.begin(deployment);
        return true;
    });
}

void ServingWatch::look() {
    QList<DeploymentNews::Item> items;
    for (const auto &name : std::exchange(changed_, {})) {
        const auto found = session_.cache.find(name);
        if (!found)
            news_.forget(name);
        else if (const auto item = news_.take(*found, session_.clock.now()))
            items << *item;
    }
    if (!items.isEmpty())
        tell(items);
}

void ServingWatch::tell(const QList<DeploymentNews::Item> &items) {
    const auto isBad = [](const auto &item) { return item.tone == kit::Tone::Danger; };
    const auto worst = std::find_if(items.begin(), items.end(), isBad);
    const auto &first = worst == items.end() ? items.first() : *worst;
    kit::Notice notice;
    notice.tone = first.tone;
    notice.text = first.text;
    if (items.size() > 1) {
        QStringList names;
        for (const auto &item : items)
            names << item.deployment.section(QLatin1Char('/'), -1);
        const auto named = names.mid(0, mostNames).join(QStringLiteral(", "));
        const auto more = static_cast<int>(names.size()) - mostNames;
        notice.text = more > 0 ? tr("Deployments are in trouble: %1 and %n other(s).", nullptr, more).arg(named)
                               : tr("Deployments are in trouble: %1.").arg(named);
    }
    notice.isPassing = true;
    notice.actionText = tr("Show");
    notice.action = [this, name = first.deployment] { Q_EMIT revealRequested(name); };
    session_.notices.post(notice);
}

} // namespace shell
