#include "backend/ledger/entry_check.h"

#include <utility>

#include "backend/core/canonical_json.h"
#include "backend/core/kinds.h"
#include "backend/ledger/event_rows.h"
#include "backend/ledger/schema.h"
#include "backend/storage/connection.h"

#include "pilothouse/v1/resource.pb.h"

namespace ledger {

namespace {

using storage::Row;

constexpr std::string_view EntryColumns =
    "SELECT e.seq, e.hash, e.leaf, e.revision, e.time, e.actor, e.op, e.outcome, e.reason, e.team, t.uid, f.uid,"
    " e.objects, e.count, p.key, p.body FROM event e LEFT JOIN payload p ON p.seq = e.seq"
    " LEFT JOIN object t ON t.id = e.team LEFT JOIN object f ON f.id = e.object"
    " WHERE e.seq >= $1 AND e.seq < $2 ORDER BY e.seq";
// Their places.
enum Column {
    Seq,
    Hash,
    LeafOf,
    Revision,
    TimeOf,
    ActorOf,
    Op,
    OutcomeOf,
    ReasonOf,
    Team,
    TeamUid,
    FirstUid,
    Objects,
    Count,
    Key,
    Body
};

constexpr std::string_view GenerationColumns =
    "SELECT h.id, h.object, h.generation, h.sha256, h.spec_json, h.spec_pb, o.uid, o.name, o.kind FROM history h"
    " LEFT JOIN object o ON o.id = h.object WHERE h.id >= $1 AND h.id < $2 ORDER BY h.id";

// Of a row that begins with the entry's index, hash and bytes.
core::Result<void> checkLeaf(const Row &row, std::int64_t seq, tlog::Hash *hash) {
    if (row.integer(Seq) != seq)
        return mismatch(seq, "it is missing");
    *hash = tlog::leafHash(row.text(LeafOf));
    if (core::bytesOf(*hash) != row.bytes(Hash))
        return mismatch(seq, "its bytes do not have the hash that was stored with them");
    return {};
}

// What is wrong with a generation by itself; empty when nothing is.
std::string damageOf(const Row &row) {
    const auto json = row.text(4);
    const auto bytes = row.bytes(5);
    if (row.isNull(3))
        return {};
    if (core::bytesOf(core::sha256(json)) != row.bytes(3))
        return "its text does not have its hash";
    v1::Resource resource;
    if (!resource.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())) || core::canonicalJson(resource) != json)
        return "its bytes do not say what its text says";
    const auto *kind = core::kindOfSpec(resource);
    if (kind == nullptr || resource.meta().name() != row.text(7) || kind->plural != row.text(8))
        return "it stands under another name";
    return {};
}

// Of an event with too many objects for its leaf: as the payload lists them; absent once that was erased.
std::optional<std::vector<LeafObject>> listedObjects(std::string_view body) {
    const auto payload = payloadOf(std::string(body));
    if (!payload)
        return std::nullopt;
    std::vector<LeafObject> objects;
    for (const auto &listed : payload->objects())
        objects.push_back({listed.kind(), listed.uid(), listed.generation(),
                           core::digestFromHex(listed.before_sha256()), core::digestFromHex(listed.after_sha256())});
    return objects;
}

std::string nameOf(std::int64_t generation, const std::string &uid) {
    return "generation " + std::to_string(generation) + " of uid:" + uid;
}

} // namespace

EntryCheck::EntryCheck(storage::Connection &connection, Ledger::Depth depth) : connection_(connection), depth_(depth) {}

CheckedStretch EntryCheck::check(std::int64_t first, std::int64_t end) {
    CheckedStretch stretch;
    stretch.hashes.reserve(static_cast<std::size_t>(end - first));
    auto checked = depth_ == Ledger::Depth::Log ? checkLeaves(first, end, &stretch) : checkStored(first, end, &stretch);
    if (!checked)
        stretch.failure = std::move(checked).error();
    return stretch;
}

core::Result<void> EntryCheck::checkLeaves(std::int64_t first, std::int64_t end, CheckedStretch *stretch) {
    std::int64_t expected = first;
    core::Result<void> checked;
    auto read = connection_.query("SELECT seq, hash, leaf FROM event WHERE seq >= $1 AND seq < $2 ORDER BY seq",
                                  {first, end}, [&](const Row &row) {
                                      checked = checkLeaf(row, expected++, &stretch->hashes.emplace_back());
                                      return checked.isOk();
                                  });
    if (read && !checked)
        stretch->hashes.pop_back();
    if (read && checked && expected != end)
        return mismatch(expected, "it is missing");
    return read ? checked : read;
}

core::Result<void> EntryCheck::checkStored(std::int64_t first, std::int64_t end, CheckedStretch *stretch) {
    if (auto loaded = actors_.empty() ? loadKeys() : core::Result<void>(); !loaded)
        return loaded;
    auto made = generationsOf(first, end);
    if (!made)
        return std::move(made).error();
    return checkEntries(first, end, *made, stretch);
}

core::Result<void> EntryCheck::loadKeys() {
    auto read = connection_.query("SELECT id, type, uid FROM actor", {}, [&](const Row &row) {
        actors_[row.integer(0)] = {static_cast<v1::ActorType>(row.integer(1)), std::string(row.text(2))};
        return true;
    });
    if (!read)
        return read;
    return connection_.query("SELECT id, name FROM op", {}, [&](const Row &row) {
        ops_[row.integer(0)] = row.text(1);
        return true;
    });
}

core::Result<std::vector<EntryCheck::Generation>> EntryCheck::generationsOf(std::int64_t first, std::int64_t end) {
    std::vector<Generation> made;
    auto read = connection_.query(GenerationColumns, {historyRow(first, 0), historyRow(end, 0)}, [&](const Row &row) {
        auto &generation = made.emplace_back();
        generation.found = {row.integer(0), row.integer(1), row.integer(2), row.isNull(3)};
        if (!generation.found.isDeletion)
            generation.sha256 = core::digestFromBytes(row.bytes(3)).value_or(core::Digest{});
        generation.uid = row.text(6);
        generation.damage = damageOf(row);
        return true;
    });
    if (!read)
        return std::move(read).error();
    return made;
}

core::Result<void> EntryCheck::checkEntries(std::int64_t first, std::int64_t end, const std::vector<Generation> &made,
                                            CheckedStretch *stretch) {
    std::size_t next = 0;
    std::int64_t expected = first;
    core::Result<void> checked;
    auto read = connection_.query(EntryColumns, {first, end}, [&](const Row &row) {
        checked = checkEntry(row, expected, made, &next, stretch);
        ++expected;
        return checked.isOk();
    });
    if (!read)
        return read;
    if (checked && expected != end)
        return mismatch(expected, "it is missing");
    return checked;
}

core::Result<void> EntryCheck::checkEntry(const Row &row, std::int64_t seq, const std::vector<Generation> &made,
                                          std::size_t *next, CheckedStretch *stretch) const {
    tlog::Hash hash;
    if (auto checked = checkLeaf(row, seq, &hash); !checked)
        return checked;
    auto leaf = parseLeaf(row.text(LeafOf));
    if (!leaf)
        return mismatch(seq, leaf.error().message());
    if (const auto difference = differenceOf(row, *leaf); !difference.empty())
        return mismatch(seq, "its " + difference + " is not what its row says");
    if (!row.isNull(Key) && core::hmacSha256(row.bytes(Key), row.text(Body)) != leaf->payloadCommitment)
        return mismatch(seq, "its payload is not the one it commits to");
    const auto before = *next;
    if (auto checked = checkObjects(row, *leaf, made, next); !checked)
        return checked;
    stretch->hashes.push_back(hash);
    for (auto i = before; i < *next; ++i)
        stretch->generations.push_back(made[i].found);
    return {};
}

std::string EntryCheck::differenceOf(const Row &row, const Leaf &leaf) const {
    const auto actor = actors_.find(row.integer(ActorOf));
    const auto op = ops_.find(row.integer(Op));
    const auto team = row.integer(Team) == SeveralTeams ? SeveralTeamsMark : row.text(TeamUid);
    const auto objects = leaf.objectsRoot ? leaf.objectCount : static_cast<std::int64_t>(leaf.objects.size());
    const auto first = row.text(FirstUid);
    if (leaf.seq != row.integer(Seq))
        return "index";
    if (leaf.revision != row.integer(Revision))
        return "revision";
    if (leaf.time != row.integer(TimeOf))
        return "time";
    if (actor == actors_.end() || leaf.actorType != actor->second.type || leaf.actorUid != actor->second.uid)
        return "actor";
    if (op == ops_.end() || leaf.op != op->second)
        return "op";
    if (leaf.outcome != row.integer(OutcomeOf))
        return "outcome";
    if (leaf.reason != row.text(ReasonOf))
        return "reason";
    if (leaf.team != team)
        return "team";
    if (objects != row.integer(Objects) || leaf.count != row.integer(Count))
        return "count";
    if (!leaf.objects.empty() && !first.empty() && leaf.objects.front().uid != first)
        return "object";
    return {};
}

core::Result<void> EntryCheck::checkObjects(const Row &row, const Leaf &leaf, const std::vector<Generation> &made,
                                            std::size_t *next) const {
    std::optional<std::vector<LeafObject>> listed;
    if (leaf.objectsRoot) {
        listed = listedObjects(row.text(Body));
        if (listed && rootOfObjects(*listed) != leaf.objectsRoot)
            return mismatch(leaf.seq, "the objects in its payload are not those it commits to");
    }
    const bool areKnown = !leaf.objectsRoot || listed;
    const auto &objects = listed ? *listed : leaf.objects;
    std::vector<bool> hasRow(objects.size());
    for (; *next < made.size() && eventOfRow(made[*next].found.row) == leaf.seq; ++*next) {
        const auto &generation = made[*next];
        const auto what = nameOf(generation.found.generation, generation.uid);
        if (!generation.damage.empty())
            return mismatch(leaf.seq, what + ": " + generation.damage);
        const auto position = static_cast<std::size_t>(generation.found.row - historyRow(leaf.seq, 0));
        if (!areKnown)
            continue;
        if (position >= objects.size())
            return mismatch(leaf.seq, "it does not know of " + what);
        const auto &object = objects[position];
        if (object.uid != generation.uid || object.generation != generation.found.generation ||
            object.after != generation.sha256)
            return mismatch(leaf.seq, what + " is not the one it commits to");
        hasRow[position] = true;
    }
    for (std::size_t i = 0; i < objects.size(); ++i) {
        // What an event changed, it left a generation of.
        if (objects[i].before != objects[i].after && !hasRow[i])
            return mismatch(leaf.seq, "history lacks " + nameOf(objects[i].generation, objects[i].uid));
    }
    return {};
}

} // namespace ledger
