#include "tests/backend/ledger/ledger_fixture.h"

#include <sstream>
#include <utility>

#include <gtest/gtest.h>

#include "backend/storage/sqlite_connection.h"

namespace ledger::test {

core::Result<void> TestAuthority::mayChange(const Actor &, std::string_view permission, const Draft &draft,
                                            const Snapshot &) const {
    if (permission != refusedPermission)
        return {};
    return core::Error(v1::PERMISSION_MISSING, "not yours",
                       {{"permission", refusedPermission}, {"name", draft.after.meta().name()}});
}

v1::Resource model(const std::string &id, const std::string &description) {
    v1::Resource resource;
    resource.mutable_meta()->set_name("models/" + id);
    resource.mutable_model()->set_license("apache-2.0");
    resource.mutable_model()->set_description(description);
    return resource;
}

v1::Resource version(const std::string &modelId, const std::string &id) {
    v1::Resource resource;
    resource.mutable_meta()->set_name("models/" + modelId + "/versions/" + id);
    resource.mutable_model_version()->set_notes("first");
    return resource;
}

v1::Resource team(const std::string &id) {
    v1::Resource resource;
    resource.mutable_meta()->set_name("teams/" + id);
    resource.mutable_team()->set_description("a team");
    return resource;
}

v1::Change put(v1::Resource resource, const std::string &etag, const std::vector<std::string> &mask) {
    v1::Change change;
    *change.mutable_put()->mutable_resource() = std::move(resource);
    change.mutable_put()->set_etag(etag);
    for (const auto &path : mask)
        change.mutable_put()->mutable_update_mask()->add_paths(path);
    return change;
}

v1::Change removal(const std::string &name, const std::string &etag) {
    v1::Change change;
    change.mutable_delete_()->set_name(name);
    change.mutable_delete_()->set_etag(etag);
    return change;
}

v1::Change undeletion(const std::string &uid) {
    v1::Change change;
    change.mutable_undelete()->set_uid(uid);
    return change;
}

Proposal proposal(std::vector<v1::Change> changes) {
    Proposal proposal;
    proposal.actor = {v1::ACTOR_USER, "principals/alice", "0190aaaa-0000-7000-8000-00000000000a", "Alice A.", "ab12",
                      "127.0.0.1:9",  "console/1"};
    proposal.changes = std::move(changes);
    proposal.reason = "because";
    return proposal;
}

World::World() = default;

core::Result<void> World::open() {
    ledger_.reset();
    auto opened = Ledger::open({directory.path() / "data", trustDomain, keyFile, {}, rules, &authority, clock, random});
    if (!opened)
        return std::move(opened).error();
    ledger_ = std::move(*opened);
    return {};
}

core::Result<Commit> World::apply(std::vector<v1::Change> changes) {
    return ledger_->commit(proposal(std::move(changes)));
}

v1::Resource World::current(const std::string &name) const {
    const auto found = ledger_->snapshot()->find(name);
    EXPECT_NE(found, nullptr) << name;
    return found == nullptr ? v1::Resource() : *found;
}

LogEntry World::entry(std::int64_t index) {
    auto entry = wait<LogEntry>([&](auto done) { ledger_->log().entry(index, std::move(done)); });
    EXPECT_TRUE(entry) << index;
    return entry ? *std::move(entry) : LogEntry();
}

void World::tamper(const std::string &sql) {
    close();
    auto connection = storage::SqliteConnection::open(directory.path() / "data" / "store.db",
                                                      storage::SqliteConnection::Role::Writer);
    ASSERT_TRUE(connection);
    std::istringstream statements(sql);
    for (std::string statement; std::getline(statements, statement, ';');) {
        const auto done = (*connection)->exec(statement);
        ASSERT_TRUE(done) << done.error().message();
        ASSERT_GT(*done, 0) << statement;
    }
}

} // namespace ledger::test
