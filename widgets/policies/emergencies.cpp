#include "widgets/policies/emergencies.h"

#include <algorithm>

#include "backend/client/resource_cache.h"
#include "backend/core/clock.h"

namespace policiespage {

namespace {

constexpr const char *Kind = "breakGlasses";

} // namespace

Emergencies::Emergencies(const kit::Session &session, QObject *parent) : QObject(parent), session_(session) {
    end_.setSingleShot(true);
    const auto tell = [this] {
        wait();
        Q_EMIT changed();
    };
    connect(&end_, &QTimer::timeout, this, tell);
    connect(&session.cache, &client::ResourceCache::stateChanged, this, tell);
    connect(&session.cache, &client::ResourceCache::changed, this, [tell](const client::ResourceChanges &changes) {
        if (changes.of(Kind) || changes.of("principals"))
            tell();
    });
    wait();
}

qint64 Emergencies::now() const {
    return std::chrono::floor<std::chrono::seconds>(session_.clock.now()).time_since_epoch().count();
}

Emergencies::State Emergencies::stateOf(const v1::Resource &breakGlass) const {
    const auto &spec = breakGlass.break_glass();
    if (now() < spec.end_time().seconds())
        return State::Holds;
    return spec.reviewer().empty() ? State::Open : State::Reviewed;
}

QList<std::shared_ptr<const v1::Resource>> Emergencies::all() const {
    QList<std::shared_ptr<const v1::Resource>> all;
    for (const auto &name : session_.cache.names(Kind))
        if (auto found = session_.cache.find(name))
            all << std::move(found);
    std::stable_sort(all.begin(), all.end(), [](const auto &one, const auto &other) {
        return one->break_glass().start_time().seconds() > other->break_glass().start_time().seconds();
    });
    return all;
}

QList<std::shared_ptr<const v1::Resource>> Emergencies::in(State state) const {
    auto some = all();
    some.removeIf([&](const auto &one) { return stateOf(*one) != state; });
    return some;
}

bool Emergencies::suspends(const std::string &set) const {
    const auto holding = in(State::Holds);
    return std::any_of(holding.begin(), holding.end(), [&set](const auto &one) {
        const auto &sets = one->break_glass().policy_sets();
        return sets.empty() || std::find(sets.begin(), sets.end(), set) != sets.end();
    });
}

// Until the next one ends.
void Emergencies::wait() {
    qint64 next = 0;
    for (const auto &one : in(State::Holds)) {
        const auto end = one->break_glass().end_time().seconds();
        next = next == 0 ? end : std::min<qint64>(next, end);
    }
    if (next == 0)
        end_.stop();
    else
        end_.start(static_cast<int>((next - now()) * 1'000));
}

} // namespace policiespage
