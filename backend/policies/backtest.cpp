#include "backend/policies/backtest.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <utility>

#include "backend/core/stable_bytes.h"
#include "backend/core/time_text.h"
#include "backend/policies/judge.h"

#include "pilothouse/v1/resource.pb.h"

namespace policies {

namespace {

using Count = v1::BacktestPolicySetResponse::Count;
using std::chrono::milliseconds;

constexpr std::size_t MostFlips = 200;
constexpr std::int64_t MostBuckets = 96;

// What both tables say of one record.
struct Asked {
    const DecisionRecord &record;
    const policy::Decision::Verdict &before;
    const policy::Decision::Verdict &after;
    const StageTable *beforeStage;
    const StageTable *afterStage;

    bool isNewlyDenied() const { return before.isAllowed && !after.isAllowed; }
    bool isNewlyAllowed() const { return !before.isAllowed && after.isAllowed; }
    bool isOtherwiseObliged() const {
        return before.isAllowed && after.isAllowed && (!before.obliging.empty() || !after.obliging.empty()) &&
               core::stableBytes(before.obligations) != core::stableBytes(after.obligations);
    }
    bool isFlip() const { return isNewlyDenied() || isNewlyAllowed() || isOtherwiseObliged(); }
};

void add(const Asked &asked, Count *count) {
    count->set_decisions(count->decisions() + 1);
    count->set_newly_denied(count->newly_denied() + (asked.isNewlyDenied() ? 1 : 0));
    count->set_newly_allowed(count->newly_allowed() + (asked.isNewlyAllowed() ? 1 : 0));
    count->set_otherwise_obliged(count->otherwise_obliged() + (asked.isOtherwiseObliged() ? 1 : 0));
}

// Of a stage at which nothing is asked.
v1::PolicyVerdict openVerdict() {
    v1::PolicyVerdict open;
    open.set_is_allowed(true);
    return open;
}

// The rule that makes it come out otherwise.
std::string ruleOf(const Asked &asked) {
    const auto nameOf = [](const policy::Decision::Verdict &verdict, const StageTable *stage) {
        const int position = !verdict.obliging.empty() ? verdict.obliging.front() : verdict.rule;
        return stage == nullptr || position == policy::Decision::NoRule ? std::string()
                                                                        : stage->table.rule(position).id();
    };
    if (asked.isNewlyAllowed())
        return nameOf(asked.before, asked.beforeStage);
    const auto after = nameOf(asked.after, asked.afterStage);
    return after.empty() ? nameOf(asked.before, asked.beforeStage) : after;
}

class Tally {
public:
    explicit Tally(milliseconds bucket, std::int64_t from) : bucket_(bucket.count()), from_(from) {}

    void take(const Asked &asked) {
        add(asked, response_.mutable_total());
        const auto dot = asked.record.permission.find('.');
        add(asked, &byTeam_[std::string(asked.record.team)]);
        add(asked, &byKind_[std::string(asked.record.permission.substr(0, dot))]);
        add(asked, &byTime_[std::max<std::int64_t>(asked.record.time - from_, 0) / bucket_]);
        if (!asked.isFlip())
            return;
        add(asked, &byRule_[ruleOf(asked)]);
        if (flips_.size() == MostFlips)
            flips_.erase(flips_.begin());
        flips_.push_back(flipOf(asked));
    }

    v1::BacktestPolicySetResponse response() && {
        for (auto &[key, count] : byTeam_)
            put(key, std::move(count), response_.add_by_team());
        for (auto &[key, count] : byKind_)
            put(key, std::move(count), response_.add_by_kind());
        for (auto &[key, count] : byRule_)
            put(key, std::move(count), response_.add_by_rule());
        for (auto &[number, count] : byTime_) {
            auto *bucket = response_.add_over_time();
            *bucket->mutable_time() = core::toTimestamp(core::TimePoint(milliseconds(from_ + number * bucket_)));
            *bucket->mutable_count() = std::move(count);
        }
        response_.mutable_bucket_length()->set_seconds(bucket_ / 1'000);
        response_.mutable_flips()->Assign(flips_.rbegin(), flips_.rend());
        return std::move(response_);
    }

private:
    static void put(const std::string &key, Count count, Count *listed) {
        *listed = std::move(count);
        listed->set_key(key);
    }
    static v1::PolicyFlip flipOf(const Asked &asked) {
        v1::PolicyFlip flip;
        const auto &record = asked.record;
        *flip.mutable_time() = core::toTimestamp(core::TimePoint(milliseconds(record.time)));
        flip.set_log_index(record.logIndex);
        flip.set_principal(std::string(record.principal));
        flip.set_permission(std::string(record.permission));
        flip.set_object(std::string(record.object));
        flip.set_team(std::string(record.team));
        *flip.mutable_before() =
            asked.beforeStage == nullptr ? openVerdict() : told(asked.before, asked.beforeStage->citations);
        *flip.mutable_after() =
            asked.afterStage == nullptr ? openVerdict() : told(asked.after, asked.afterStage->citations);
        return flip;
    }

    const std::int64_t bucket_;
    const std::int64_t from_;
    v1::BacktestPolicySetResponse response_;
    std::map<std::string, Count> byTeam_;
    std::map<std::string, Count> byKind_;
    std::map<std::string, Count> byRule_;
    std::map<std::int64_t, Count> byTime_;
    std::vector<v1::PolicyFlip> flips_;
};

std::vector<bool> wantedOf(const PolicyTables &one, const PolicyTables &other) {
    auto wanted = one.wanted();
    for (std::size_t i = 0; i < wanted.size(); ++i)
        wanted[i] = wanted[i] || other.wanted()[i];
    return wanted;
}

// Of all that is recorded from a time on, the first and the last.
struct Span {
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::optional<std::int64_t> oldest;
};

Span spanOf(const DecisionFiles &files, std::int64_t from) {
    Span span;
    const std::vector<bool> none(changeVocabulary().vocabulary().size());
    eachDecision(files, none, [&](const DecisionRecord &record, const policy::Facts &) {
        span.oldest = std::min(record.time, span.oldest.value_or(record.time));
        if (record.time < from)
            return;
        span.first = span.last == 0 ? record.time : std::min(span.first, record.time);
        span.last = std::max(span.last, record.time);
    });
    return span;
}

// Counts changes by the records of each, which follow one another.
class ChangeTally {
public:
    void take(const DecisionRecord &record, bool isAllowed) {
        if (counted_.changes == 0 || record.logIndex != index_)
            begin(record.logIndex);
        if (record.stage == v1::ADMISSION_STAGE) {
            auto &isAdmitted = isAdmitted_[std::string(record.object)];
            isAdmitted = isAdmitted || isAllowed;
        } else {
            isRefused_ = isRefused_ || !isAllowed;
        }
    }
    RefusedChanges end() && {
        close();
        return counted_;
    }

private:
    void begin(std::int64_t index) {
        close();
        index_ = index;
        ++counted_.changes;
    }
    void close() {
        const bool isShutOut =
            std::any_of(isAdmitted_.begin(), isAdmitted_.end(), [](const auto &object) { return !object.second; });
        counted_.refused += isRefused_ || isShutOut ? 1 : 0;
        isRefused_ = false;
        isAdmitted_.clear();
    }

    RefusedChanges counted_;
    std::int64_t index_ = 0;
    bool isRefused_ = false;
    std::map<std::string, bool> isAdmitted_;
};

} // namespace

RefusedChanges refusedOf(const DecisionFiles &files, ledger::Time from, ledger::Time until,
                         const PolicyTables &tables) {
    ChangeTally tally;
    eachDecision(files, tables.wanted(), [&](const DecisionRecord &record, const policy::Facts &facts) {
        if (record.time < from.time_since_epoch().count() || record.time >= until.time_since_epoch().count())
            return;
        const policy::Asking asking{policy::subjectOf(record.principal), record.time / 1'000};
        const auto *stage = tables.stage(record.stage);
        tally.take(record, stage == nullptr || stage->table.decide(facts, asking).verdict.isAllowed);
    });
    return std::move(tally).end();
}

void clearBounds(v1::PolicyRule *rule) {
    rule->clear_start_time();
    rule->clear_end_time();
}

v1::Resource enforcedWhole(const v1::Resource &set) {
    auto copy = set;
    for (auto &rule : *copy.mutable_policy_set()->mutable_rules()) {
        if (rule.mode() != v1::OFF)
            rule.set_mode(v1::ENFORCE);
        rule.clear_enforced_basis_points();
        clearBounds(&rule);
    }
    return copy;
}

v1::BacktestPolicySetResponse backtest(const DecisionFiles &files, ledger::Time from, const PolicyTables &before,
                                       const PolicyTables &after) {
    const auto least = from.time_since_epoch().count();
    const auto span = spanOf(files, least);
    const auto length = std::max<std::int64_t>((span.last - span.first) / MostBuckets + 1, 1);
    // Whole minutes are read more easily.
    const auto bucket = std::chrono::ceil<std::chrono::minutes>(milliseconds(length));
    Tally tally(bucket, span.first);
    const auto wanted = wantedOf(before, after);
    const policy::Decision open;
    eachDecision(files, wanted, [&](const DecisionRecord &record, const policy::Facts &facts) {
        if (record.time < least)
            return;
        const policy::Asking asking{policy::subjectOf(record.principal), record.time / 1'000};
        const auto *old = before.stage(record.stage);
        const auto *fresh = after.stage(record.stage);
        const auto was = old == nullptr ? open : old->table.decide(facts, asking);
        const auto is = fresh == nullptr ? open : fresh->table.decide(facts, asking);
        tally.take({record, was.verdict, is.verdict, old, fresh});
    });
    auto response = std::move(tally).response();
    if (span.oldest)
        *response.mutable_oldest_time() = core::toTimestamp(core::TimePoint(milliseconds(*span.oldest)));
    return response;
}

} // namespace policies
