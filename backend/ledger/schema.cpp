#include "backend/ledger/schema.h"

#include <string_view>

namespace ledger {

namespace {

constexpr std::string_view FirstStep[] = {
    // What the store is: store_uuid, trust_domain, vkey.
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)",

    // Small keys for whoever acts, for permissions, and for resources that live or lived.
    "CREATE TABLE actor (id BIGINT PRIMARY KEY, type SMALLINT NOT NULL, uid TEXT NOT NULL, principal TEXT NOT NULL)",
    "CREATE TABLE op (id BIGINT PRIMARY KEY, name TEXT NOT NULL)",
    "CREATE TABLE object (id BIGINT PRIMARY KEY, uid TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,"
    " create_time BIGINT NOT NULL)",
    "CREATE UNIQUE INDEX object_uid ON object (uid)",
    "CREATE INDEX object_name ON object (name)",

    // What lives, and where its intent stands.
    "CREATE TABLE resource (object BIGINT PRIMARY KEY, generation BIGINT NOT NULL, history BIGINT NOT NULL)",
    // spec_json is the canonical intent, sha256 its hash, spec_pb a cache of it; a deletion has none of them.
    "CREATE TABLE history (id BIGINT PRIMARY KEY, object BIGINT NOT NULL, generation BIGINT NOT NULL,"
    " revision BIGINT NOT NULL, time BIGINT NOT NULL, sha256 BYTEA, spec_json TEXT, spec_pb BYTEA)",
    "CREATE INDEX history_object ON history (object, generation)",
    "CREATE TABLE status (object BIGINT PRIMARY KEY, revision BIGINT NOT NULL, bytes BYTEA NOT NULL)",

    // The log. seq is the index in its tree; hash is that of its
    // leaf; all else but leaf is there to be searched. team and object are rows of object.
    "CREATE TABLE event (seq BIGINT PRIMARY KEY, revision BIGINT NOT NULL, time BIGINT NOT NULL,"
    " actor BIGINT NOT NULL, op BIGINT NOT NULL, outcome SMALLINT NOT NULL, reason TEXT NOT NULL,"
    " team BIGINT NOT NULL, object BIGINT NOT NULL, objects BIGINT NOT NULL, count BIGINT NOT NULL,"
    " hash BYTEA NOT NULL, leaf TEXT NOT NULL)",
    // Events that name an object without a row of history.
    "CREATE TABLE event_object (seq BIGINT NOT NULL, object BIGINT NOT NULL, PRIMARY KEY (seq, object))",
    // Erasable.
    "CREATE TABLE payload (seq BIGINT PRIMARY KEY, key BYTEA NOT NULL, body TEXT NOT NULL)",
    // Full hash tiles.
    "CREATE TABLE tile (level SMALLINT NOT NULL, number BIGINT NOT NULL, bytes BYTEA NOT NULL,"
    " PRIMARY KEY (level, number))",
    // note is empty until it was signed.
    "CREATE TABLE signed_head (size BIGINT PRIMARY KEY, root BYTEA NOT NULL, time BIGINT NOT NULL,"
    " note TEXT NOT NULL)",

    // Answers to be given again; key is a hash of principal and id.
    "CREATE TABLE request (seq BIGINT PRIMARY KEY, key BIGINT NOT NULL, principal TEXT NOT NULL, id TEXT NOT NULL,"
    " sha256 BYTEA NOT NULL, time BIGINT NOT NULL, answer BYTEA NOT NULL)",
    "CREATE INDEX request_key ON request (key)",
};

constexpr storage::Migration Steps[] = {{1, FirstStep}};

} // namespace

std::span<const storage::Migration> migrations() {
    return Steps;
}

} // namespace ledger
