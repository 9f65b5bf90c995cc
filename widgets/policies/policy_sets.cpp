#include "widgets/policies/policy_sets.h"

#include "backend/client/connection.h"
#include "backend/client/resource_cache.h"
#include "backend/client/resource_calls.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace policiespage {

namespace {

constexpr const char *Kind = "policySets";

} // namespace

PolicySets::PolicySets(const kit::Session &session, QObject *parent) : QObject(parent), session_(session) {
    connect(&session.cache, &client::ResourceCache::stateChanged, this, &PolicySets::readAll);
    connect(&session.connection, &client::Connection::stateChanged, this, &PolicySets::readAll);
    connect(&session.cache, &client::ResourceCache::changed, this, [this](const client::ResourceChanges &changes) {
        const auto *own = changes.of(Kind);
        if (!own)
            return;
        for (const auto &name : own->removed)
            sets_.erase(name);
        for (const auto *names : {&own->added, &own->changed})
            for (const auto &name : *names)
                read(name);
        Q_EMIT changed();
    });
    readAll();
}

const v1::Resource *PolicySets::find(const std::string &name) const {
    const auto found = sets_.find(name);
    return found == sets_.end() ? nullptr : &found->second;
}

bool PolicySets::isSettled() const {
    return session_.cache.state() != client::ResourceCache::State::Loading && asked_.empty();
}

void PolicySets::readAll() {
    if (session_.cache.state() == client::ResourceCache::State::Loading || !session_.connection.isOnline())
        return;
    for (const auto &name : session_.cache.names(Kind)) {
        const auto known = sets_.find(name);
        const auto brief = session_.cache.find(name);
        if (known == sets_.end() || (brief && brief->meta().revision() != known->second.meta().revision()))
            read(name);
    }
    Q_EMIT changed();
}

void PolicySets::read(const std::string &name) {
    if (!asked_.insert(name).second) {
        again_.insert(name);
        return;
    }
    v1::GetRequest request;
    request.set_name(name);
    request.set_view(v1::FULL);
    client::deliver(session_.connection.resources().get(request), this,
                    [this, name](const core::Result<v1::GetResponse> &answer) {
                        asked_.erase(name);
                        if (answer && session_.cache.contains(name))
                            sets_[name] = answer->resource();
                        if (again_.erase(name) > 0 && session_.cache.contains(name))
                            read(name);
                        Q_EMIT changed();
                    });
}

} // namespace policiespage
