#include "widgets/policies/asked_sets.h"

#include <algorithm>
#include <set>

#include <google/protobuf/util/message_differencer.h>

#include "backend/client/connection.h"
#include "backend/client/resource_cache.h"
#include "backend/client/resource_calls.h"
#include "backend/core/strict_json.h"
#include "widgets/kit/change_turn.h"
#include "widgets/policies/draft.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace policiespage {

namespace {

constexpr const char *Kind = "changeRequests";

bool isOfSet(const std::string &name) {
    return name.starts_with("policySets/");
}

bool isOpen(const v1::Resource &request) {
    const auto &spec = request.change_request();
    return kit::ChangeTurn::isOpen(spec) && std::any_of(spec.objects().begin(), spec.objects().end(), isOfSet);
}

// Without what it is compared with, which the request knows by itself.
v1::Resource written(const v1::Resource &set) {
    auto intent = Draft::written(set);
    intent.mutable_meta()->clear_etag();
    return intent;
}

std::vector<v1::Resource> setsOf(const v1::ChangeRequestSpec &request) {
    std::vector<v1::Resource> sets;
    for (const auto &change : request.changes()) {
        v1::Resource set;
        if (isOfSet(change.name()) && core::messageFromJson(change.after(), &set))
            sets.push_back(written(set));
    }
    return sets;
}

} // namespace

AskedSets::AskedSets(const kit::Session &session, QObject *parent) : QObject(parent), session_(session) {
    connect(&session.cache, &client::ResourceCache::stateChanged, this, &AskedSets::look);
    connect(&session.connection, &client::Connection::stateChanged, this, &AskedSets::look);
    connect(&session.cache, &client::ResourceCache::changed, this, [this](const client::ResourceChanges &changes) {
        if (changes.of(Kind))
            look();
    });
    look();
}

std::shared_ptr<const v1::Resource> AskedSets::requestFor(const v1::Resource &edited) const {
    const auto wanted = written(edited);
    for (const auto &[name, sets] : asked_)
        for (const auto &set : sets)
            if (google::protobuf::util::MessageDifferencer::Equals(set, wanted))
                return session_.cache.find(name);
    return nullptr;
}

void AskedSets::look() {
    std::set<std::string> open;
    session_.cache.each(Kind, [&open](const v1::Resource &request) {
        if (isOpen(request))
            open.insert(request.meta().name());
        return true;
    });
    const auto over = std::erase_if(asked_, [&open](const auto &one) { return !open.contains(one.first); });
    if (session_.connection.isOnline())
        for (const auto &name : open)
            if (!asked_.contains(name))
                read(name);
    if (over > 0)
        Q_EMIT changed();
}

void AskedSets::read(const std::string &request) {
    asked_[request] = {};
    v1::GetRequest wanted;
    wanted.set_name(request);
    wanted.set_view(v1::FULL);
    client::deliver(session_.connection.resources().get(wanted), this,
                    [this, request](const core::Result<v1::GetResponse> &answer) {
                        const auto place = asked_.find(request);
                        if (place == asked_.end())
                            return;
                        // Tried again with the next change, or when the service is there again.
                        if (!answer)
                            return static_cast<void>(asked_.erase(place));
                        place->second = setsOf(answer->resource().change_request());
                        Q_EMIT changed();
                    });
}

} // namespace policiespage
