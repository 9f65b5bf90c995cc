#include "backend/filter/sql.h"

#include "backend/filter/filter.h"
#include "pilothouse/v1/audit.pb.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <sqlite3.h>

#include <set>
#include <string>
#include <variant>
#include <vector>

namespace {

namespace v1 = pilothouse::v1;

const filter::SqlColumns &columns() {
    using Type = filter::SqlColumn::Type;
    static const std::string objects = "SELECT 1 FROM object o WHERE o.event = e.seq";
    static const filter::SqlColumns known = {{"op", {"e.op", Type::Text}},
                                             {"actor", {"e.actor", Type::Text}},
                                             {"outcome", {"e.outcome", Type::Integer}},
                                             {"index", {"e.seq", Type::Integer}},
                                             {"time", {"e.time", Type::Milliseconds}},
                                             {"objects.name", {"o.name", Type::Text, objects}},
                                             {"objects.generation", {"o.generation", Type::Integer, objects}}};
    return known;
}

filter::Filter compiled(const std::string &text) {
    auto filter = filter::Filter::compile(text, {v1::Event::descriptor()});
    EXPECT_TRUE(filter) << text << ": " << filter.error().message();
    return *std::move(filter);
}

struct Shown {
    const char *filter;
    const char *sql;
    bool isExact;
};

class FilterSql : public testing::TestWithParam<Shown> {};

TEST_P(FilterSql, ReadsAsExpected) {
    const auto &[text, sql, isExact] = GetParam();
    const auto condition = compiled(text).sql(columns(), 3);
    EXPECT_EQ(condition.text, sql) << text;
    EXPECT_EQ(condition.isExact, isExact) << text;
}

INSTANTIATE_TEST_SUITE_P(
    Texts, FilterSql,
    testing::Values(
        Shown{"", "", true}, Shown{"op = a", "e.op = $3", true}, Shown{"op = a*", "e.op >= $3 AND e.op < $4", true},
        Shown{"op = *a", "e.op LIKE $3 ESCAPE '\\'", false}, Shown{"op:a", "lower(e.op) LIKE $3 ESCAPE '\\'", true},
        Shown{"op:*", "e.op <> ''", true}, Shown{"op < b", "(e.op < $3 OR e.op IS NULL)", true},
        Shown{"op = \"\"", "(e.op = $3 OR e.op IS NULL)", true}, Shown{"time:*", "e.time IS NOT NULL", true},
        Shown{"outcome != denied", "(e.outcome = $3) IS NOT TRUE", true},
        Shown{"op = a AND index > 3 OR outcome = denied", "(e.op = $3) AND ((e.seq > $4) OR (e.outcome = $5))", true},
        Shown{"time < 2026-11-22T00:00:00.0005Z", "e.time <= $3", true},
        Shown{"time = 2026-11-22T00:00:00.0005Z", "1 = 0", true},
        Shown{"objects.name = a", "EXISTS (SELECT 1 FROM object o WHERE o.event = e.seq AND o.name = $3)", true},
        // What has no column is left to the caller.
        Shown{"team = a", "", false}, Shown{"op = a team = b", "(e.op = $3)", false},
        Shown{"op = a OR team = b", "", false}, Shown{"NOT (op = a team = b)", "", false},
        Shown{"NOT op = *a", "", false}, Shown{"word", "", false}),
    [](const auto &info) { return std::to_string(info.index); });

// An index of events as the log might keep it.
class Database {
public:
    Database() {
        sqlite3_open(":memory:", &handle_);
        run("CREATE TABLE event (seq BIGINT PRIMARY KEY, op TEXT, actor TEXT, outcome BIGINT, time BIGINT)");
        run("CREATE TABLE object (event BIGINT, name TEXT, generation BIGINT)");
    }
    ~Database() { sqlite3_close(handle_); }

    void insert(const v1::Event &event) {
        const auto milliseconds = event.time().seconds() * 1000 + event.time().nanos() / 1000000;
        run("INSERT INTO event VALUES ($1, $2, $3, $4, $5)",
            {event.index(), event.op(), event.actor(), std::int64_t{event.outcome()}, milliseconds});
        if (!event.has_time())
            run("UPDATE event SET time = NULL WHERE seq = $1", {event.index()});
        // A column may hold NULL for what is empty.
        if (event.index() % 2 == 0) {
            run("UPDATE event SET op = nullif(op, ''), actor = nullif(actor, ''), outcome = nullif(outcome, 0)"
                " WHERE seq = $1",
                {event.index()});
        }
        for (const auto &object : event.objects())
            run("INSERT INTO object VALUES ($1, nullif($2, ''), $3)",
                {event.index(), object.name(), object.generation()});
    }

    std::set<std::int64_t> select(const filter::SqlCondition &condition) {
        return run("SELECT e.seq FROM event e" + (condition.text.empty() ? "" : " WHERE " + condition.text),
                   condition.arguments);
    }

private:
    using Arguments = std::vector<std::variant<std::int64_t, std::string>>;

    std::set<std::int64_t> run(const std::string &sql, const Arguments &arguments = {}) {
        sqlite3_stmt *statement = nullptr;
        EXPECT_EQ(sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr), SQLITE_OK)
            << sql << ": " << sqlite3_errmsg(handle_);
        int index = 0;
        for (const auto &argument : arguments) {
            ++index;
            if (const auto *text = std::get_if<std::string>(&argument))
                sqlite3_bind_text(statement, index, text->data(), static_cast<int>(text->size()), SQLITE_TRANSIENT);
            else
                sqlite3_bind_int64(statement, index, std::get<std::int64_t>(argument));
        }
        std::set<std::int64_t> rows;
        while (sqlite3_step(statement) == SQLITE_ROW)
            rows.insert(sqlite3_column_int64(statement, 0));
        sqlite3_finalize(statement);
        return rows;
    }

    sqlite3 *handle_ = nullptr;
};

std::string anyText() {
    return *rc::gen::element<std::string>("", "a", "A", "ab", "aB", "b", "a%", "a_b", "ba", "\xC3\xA9", "\xEF\xBF\xBF",
                                          "a\xF4\x8F\xBF\xBF", "aa\\");
}

v1::Event anyEvent(std::int64_t index) {
    v1::Event event;
    event.set_index(index);
    event.set_op(anyText());
    event.set_actor(anyText());
    event.set_outcome(*rc::gen::element(v1::OUTCOME_UNSPECIFIED, v1::ALLOWED, v1::DENIED));
    if (*rc::gen::arbitrary<bool>()) {
        event.mutable_time()->set_seconds(1795356000 + *rc::gen::inRange(0, 2));
        event.mutable_time()->set_nanos(1000000 * *rc::gen::inRange(0, 2));
    }
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
        auto *object = event.add_objects();
        object->set_name(anyText());
        object->set_generation(*rc::gen::inRange(0, 3));
    }
    return event;
}

std::string quoted(const std::string &text, bool keepStars) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\' || (c == '*' && !keepStars))
            result += '\\';
        result += c;
    }
    return result + '"';
}

std::string anyTerm() {
    const auto text = [] {
        const auto star = *rc::gen::element<std::string>("", "*");
        return quoted(*rc::gen::element<std::string>("", "*") + anyText() + star, true);
    };
    const auto time = [] {
        return *rc::gen::element<std::string>("2026-11-22T14:00:00Z", "2026-11-22T14:00:00.001Z",
                                              "2026-11-22T14:00:00.0005Z", "2026-11-22T14:00:01Z");
    };
    const auto equal = *rc::gen::element<std::string>("=", "!=", ":");
    const auto order = *rc::gen::element<std::string>("=", "!=", "<", "<=", ">", ">=");
    switch (*rc::gen::inRange(0, 8)) {
    case 0:
        return "op " + equal + ' ' + text();
    case 1:
        return "actor " + *rc::gen::element<std::string>("<", ">=") + ' ' + quoted(anyText(), false);
    case 2:
        return "outcome " + equal + ' ' + *rc::gen::element<std::string>("denied", "allowed", "outcome_unspecified");
    case 3:
        return "time " + order + ' ' + time();
    case 4:
        return "objects.name " + equal + ' ' + text();
    case 5:
        return "objects.generation " + order + ' ' + std::to_string(*rc::gen::inRange(0, 3));
    case 6:
        return "team = a";
    default:
        return *rc::gen::element<std::string>("op:*", "time:*", "objects.name:*", "index > 2");
    }
}

std::string anyFilter(int depth) {
    if (depth == 0)
        return anyTerm();
    const auto left = anyFilter(depth - 1);
    const auto right = anyFilter(depth - 1);
    return *rc::gen::element<std::string>('(' + left + " AND " + right + ')', '(' + left + " OR " + right + ')',
                                          "NOT (" + left + ')');
}

TEST(FilterSql, FindsTheRowsThatMatch) {
    EXPECT_TRUE(rc::check([] {
        Database database;
        std::vector<v1::Event> events;
        for (int i = 0; i < 6; ++i) {
            events.push_back(anyEvent(i));
            database.insert(events.back());
        }
        const auto text = anyFilter(*rc::gen::inRange(0, 3));
        RC_LOG() << text << '\n';
        const auto filter = compiled(text);
        const auto condition = filter.sql(columns());
        RC_LOG() << condition.text << '\n';
        const auto rows = database.select(condition);
        for (const auto &event : events) {
            const bool isMatch = filter.matches(event);
            RC_ASSERT(!isMatch || rows.contains(event.index()));
            RC_ASSERT(!condition.isExact || isMatch == rows.contains(event.index()));
        }
    }));
}

} // namespace
