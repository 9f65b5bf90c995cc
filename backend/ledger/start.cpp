#include "backend/ledger/start.h"

#include <algorithm>
#include <string>
#include <utility>

#include "backend/core/ids.h"
#include "backend/ledger/entry_check.h"
#include "backend/ledger/head_check.h"
#include "backend/ledger/resource_rows.h"
#include "backend/ledger/schema.h"
#include "backend/ledger/seal.h"
#include "backend/storage/connection.h"
#include "backend/storage/store.h"

namespace ledger {

namespace {

using storage::Connection;
using storage::Row;

constexpr std::int64_t CheckedAtStart = 1000;

core::Result<std::string> meta(Connection &connection, std::string_view key) {
    std::string value;
    auto read = connection.query("SELECT value FROM meta WHERE key = $1", {key}, [&](const Row &row) {
        value = row.text(0);
        return false;
    });
    if (!read)
        return std::move(read).error();
    return value;
}

core::Result<std::int64_t> number(Connection &connection, std::string_view sql) {
    std::int64_t value = 0;
    auto read = connection.query(sql, {}, [&](const Row &row) {
        value = row.integer(0);
        return false;
    });
    if (!read)
        return std::move(read).error();
    return value;
}

bool isTrustDomain(std::string_view text) {
    return !text.empty() && text.size() <= 255 && std::all_of(text.begin(), text.end(), [](char character) {
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') || character == '.' ||
               character == '-' || character == '_';
    });
}

core::Error wrongTrustDomain(const std::string &detail) {
    return core::Error(v1::INVALID_FIELD, "the trust domain " + detail, {{"field", "trust_domain"}});
}

core::Result<void> keepIdentity(Connection &connection, const Identity &identity) {
    if (auto begun = connection.begin(); !begun)
        return begun;
    const std::pair<std::string_view, std::string_view> values[] = {
        {"store_uuid", identity.storeUuid}, {"trust_domain", identity.trustDomain}, {"vkey", identity.vkey}};
    for (const auto &[key, value] : values) {
        auto added = connection.exec("INSERT INTO meta (key, value) VALUES ($1, $2)", {key, value});
        if (!added) {
            connection.rollback();
            return std::move(added).error();
        }
    }
    return connection.commit();
}

// The store's first start: it gets its name and its key for good.
core::Result<void> found(const Options &options, const core::WrappingKey *wrapping, Opened *opened) {
    auto &identity = opened->identity;
    identity.storeUuid = core::uuidV7(options.clock, options.random);
    identity.trustDomain =
        options.trustDomain.empty() ? identity.storeUuid + ".pilothouse.internal" : options.trustDomain;
    if (!isTrustDomain(identity.trustDomain))
        return wrongTrustDomain("\"" + identity.trustDomain + "\" must be made of a-z, 0-9, points, hyphens and _");
    identity.origin = identity.trustDomain + '/' + identity.storeUuid + "/changes";
    auto key = makeLogKey(options.dataDirectory, identity.origin, wrapping, options.random);
    if (!key)
        return std::move(key).error();
    identity.vkey = key->key.verifier().text();
    opened->key = std::move(*key);
    return keepIdentity(opened->store->writer(), identity);
}

// A store that had its first start has one, and must not be founded again: its key would be overwritten.
core::Result<bool> hasLog(Connection &connection) {
    auto heads = number(connection, "SELECT coalesce(max(size) + 1, 0) FROM signed_head");
    auto events = number(connection, "SELECT coalesce(max(seq) + 1, 0) FROM event");
    if (!heads || !events)
        return heads ? std::move(events).error() : std::move(heads).error();
    return *heads + *events > 0;
}

core::Result<void> recognise(const Options &options, const core::WrappingKey *wrapping, Seal &seal, Opened *opened) {
    auto &connection = opened->store->writer();
    auto &identity = opened->identity;
    auto uuid = meta(connection, "store_uuid");
    auto domain = meta(connection, "trust_domain");
    auto vkey = meta(connection, "vkey");
    if (!uuid || !domain || !vkey)
        return uuid ? (domain ? std::move(vkey).error() : std::move(domain).error()) : std::move(uuid).error();
    identity = {*uuid, *domain, *domain + '/' + *uuid + "/changes", *vkey};
    if (uuid->empty() || domain->empty() || vkey->empty()) {
        auto used = hasLog(connection);
        if (!used)
            return std::move(used).error();
        if (!*used)
            return found(options, wrapping, opened);
        seal.close(-1, "the store has a log, but not the identity that it is of");
        return {};
    }
    if (!options.trustDomain.empty() && options.trustDomain != identity.trustDomain)
        return wrongTrustDomain("of this store is " + identity.trustDomain + " and never changes");
    auto key = readLogKey(options.dataDirectory, identity.origin, wrapping);
    if (!key && key.error().reason() != v1::FILE_NOT_FOUND)
        return std::move(key).error();
    if (!key)
        seal.close(-1, "the key that signs the log is missing: log.key");
    else if (key->key.verifier().text() != identity.vkey)
        seal.close(-1, "log.key is not the key that signed the log so far");
    else
        opened->key = std::move(*key);
    return {};
}

core::Result<void> checkLastEntries(Connection &connection, std::int64_t size) {
    auto checked =
        EntryCheck(connection, Ledger::Depth::Store).check(std::max<std::int64_t>(0, size - CheckedAtStart), size);
    if (checked.failure)
        return *std::move(checked.failure);
    return {};
}

// Whether the end of the log is what was signed; fills what of the store can be read either way.
core::Result<void> readLog(Seal &seal, Opened *opened) {
    auto &connection = opened->store->writer();
    auto done = opened->log.load(connection);
    if (done)
        done = checkLastHead(connection, opened->log.frontier(), opened->identity.vkey);
    if (done)
        done = checkLastEntries(connection, opened->log.frontier().size());
    if (!done && done.error().reason() == v1::STORE_SEALED)
        seal.close(done.error());
    else if (!done)
        return done;
    auto last = lastHead(connection);
    if (!last)
        return std::move(last).error();
    opened->lastHead = std::move(*last);
    return {};
}

core::Result<void> readState(Seal &seal, Opened *opened) {
    auto &connection = opened->store->writer();
    auto state = loadState(connection);
    if (state)
        opened->state = std::move(*state);
    else if (state.error().reason() == v1::STORE_SEALED)
        seal.close(state.error());
    else
        return std::move(state).error();
    auto objects = number(connection, "SELECT coalesce(max(id), 0) FROM object");
    auto revision = number(connection, "SELECT coalesce(max(revision), 0) FROM event"
                                       " WHERE seq = (SELECT max(seq) FROM event)");
    auto time = number(connection, "SELECT coalesce(max(time), 0) FROM event WHERE seq = (SELECT max(seq) FROM event)");
    if (!objects || !revision || !time)
        return objects ? (revision ? std::move(time).error() : std::move(revision).error())
                       : std::move(objects).error();
    opened->nextObject = *objects + 1;
    opened->state.setCommit(std::max(*revision, opened->state.revision()), Time(std::chrono::milliseconds(*time)));
    return {};
}

} // namespace

core::Result<Opened> openStore(const Options &options, Seal &seal) {
    auto wrapping = core::WrappingKey::find(options.keyFile, options.credentialsDirectory);
    if (!wrapping)
        return std::move(wrapping).error();
    auto store = storage::Store::open({options.dataDirectory, migrations()});
    if (!store)
        return std::move(store).error();
    Opened opened{std::move(*store), {}, {}, EventLog(options.clock), {}, {}, 1};
    if (auto done = recognise(options, *wrapping ? &**wrapping : nullptr, seal, &opened); !done)
        return std::move(done).error();
    if (auto done = readLog(seal, &opened); !done)
        return std::move(done).error();
    if (auto done = readState(seal, &opened); !done)
        return std::move(done).error();
    if (opened.key && !seal.state()) {
        auto completed = completeLastHead(opened.store->writer(), opened.key->key, options.clock, &opened.lastHead);
        if (!completed)
            return std::move(completed).error();
    }
    return opened;
}

} // namespace ledger
