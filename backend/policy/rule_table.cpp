#include "backend/policy/rule_table.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <map>
#include <numeric>

namespace policy {

namespace {

constexpr std::int32_t WholeBasisPoints = 10'000;
// Of so many ranges an index would be larger than what it saves.
constexpr std::size_t MostRanges = 256;
// Attributes that rules are ordered by.
constexpr std::size_t MostLeading = 4;

using Predicate = v1::PolicyPredicate;

// FNV-1a with a last mixing, after Steele, Lea and Flood's SplitMix64: the same on every machine and in every version.
std::uint64_t mixed(std::uint64_t value) {
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9U;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebU;
    return value ^ (value >> 31);
}

// The first text that a predicate names as one that may be; empty where it names none.
std::string leadOf(const Predicate &predicate) {
    if (predicate.has_in() && !predicate.in().values().empty())
        return predicate.in().values(0);
    if (predicate.has_has_any() && !predicate.has_any().values().empty())
        return predicate.has_any().values(0);
    return {};
}

// What a rule names first, of each of the attributes that most rules name.
std::vector<std::string> leadsOf(const v1::PolicyRule &rule, const std::vector<std::string> &attributes) {
    std::vector<std::string> leads(attributes.size());
    for (const auto &predicate : rule.when()) {
        const auto at = std::find(attributes.begin(), attributes.end(), predicate.attribute());
        if (at != attributes.end() && leads[static_cast<std::size_t>(at - attributes.begin())].empty())
            leads[static_cast<std::size_t>(at - attributes.begin())] = leadOf(predicate);
    }
    return leads;
}

std::vector<std::string> leadingAttributes(const std::vector<v1::PolicyRule> &rules) {
    std::map<std::string, std::size_t> counts;
    for (const auto &rule : rules) {
        for (const auto &predicate : rule.when())
            counts[predicate.attribute()] += leadOf(predicate).empty() ? 0 : 1;
    }
    std::vector<std::string> attributes;
    for (const auto &[attribute, count] : counts)
        attributes.push_back(attribute);
    std::stable_sort(attributes.begin(), attributes.end(),
                     [&](const auto &one, const auto &other) { return counts[one] > counts[other]; });
    attributes.resize(std::min(attributes.size(), MostLeading));
    return attributes;
}

std::vector<PredicateTest> testsOf(const google::protobuf::RepeatedPtrField<Predicate> &predicates,
                                   const Vocabulary &vocabulary) {
    std::vector<PredicateTest> tests;
    for (const auto &predicate : predicates)
        tests.emplace_back(*vocabulary.find(predicate.attribute()), predicate);
    return tests;
}

} // namespace

std::uint64_t subjectOf(std::string_view name) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const auto character : name)
        hash = (hash ^ static_cast<unsigned char>(character)) * 0x100000001b3U;
    return mixed(hash);
}

RuleTable::RuleTable(std::vector<v1::PolicyRule> rules, const Vocabulary &vocabulary, bool isClosed)
    : rules_(std::move(rules)), isClosed_(isClosed) {
    std::erase_if(rules_, [](const auto &rule) { return rule.mode() == v1::OFF; });
    order();
    for (const auto &rule : rules_) {
        Compiled compiled{0,
                          rule.effect(),
                          rule.mode(),
                          rule.has_enforced_basis_points() ? rule.enforced_basis_points() : WholeBasisPoints,
                          subjectOf(rule.id()),
                          std::numeric_limits<std::int64_t>::min(),
                          std::numeric_limits<std::int64_t>::max(),
                          {},
                          testsOf(rule.unless(), vocabulary)};
        if (rule.has_start_time())
            compiled.start = rule.start_time().seconds();
        if (rule.has_end_time())
            compiled.end = rule.end_time().seconds();
        compiled_.push_back(std::move(compiled));
    }
    std::vector<std::size_t> byId(rules_.size());
    std::iota(byId.begin(), byId.end(), 0);
    std::sort(byId.begin(), byId.end(), [this](auto one, auto other) { return rules_[one].id() < rules_[other].id(); });
    for (std::size_t rank = 0; rank < byId.size(); ++rank)
        compiled_[byId[rank]].rank = static_cast<int>(rank);
    index(vocabulary);
}

void RuleTable::order() {
    const auto attributes = leadingAttributes(rules_);
    std::vector<std::pair<std::vector<std::string>, v1::PolicyRule>> keyed;
    for (auto &rule : rules_) {
        auto leads = leadsOf(rule, attributes);
        keyed.emplace_back(std::move(leads), std::move(rule));
    }
    std::sort(keyed.begin(), keyed.end(), [](const auto &one, const auto &other) {
        return std::tie(one.first, one.second.id()) < std::tie(other.first, other.second.id());
    });
    for (std::size_t i = 0; i < keyed.size(); ++i)
        rules_[i] = std::move(keyed[i].second);
}

void RuleTable::index(const Vocabulary &vocabulary) {
    std::map<std::size_t, std::vector<const Predicate *>> byAttribute;
    std::map<std::size_t, std::size_t> ranges;
    for (std::size_t position = 0; position < rules_.size(); ++position) {
        for (const auto &predicate : rules_[position].when()) {
            const auto attribute = *vocabulary.find(predicate.attribute());
            const bool isRange = predicate.has_between();
            bool isIndexed = Dimension::canIndex(predicate) && (!isRange || ranges[attribute] < MostRanges);
            if (isIndexed) {
                auto &predicates = byAttribute[attribute];
                predicates.resize(rules_.size());
                isIndexed = predicates[position] == nullptr;
                if (isIndexed) {
                    predicates[position] = &predicate;
                    ranges[attribute] += isRange ? 1 : 0;
                }
            }
            if (!isIndexed)
                compiled_[position].when.emplace_back(attribute, predicate);
        }
    }
    for (const auto &[attribute, predicates] : byAttribute)
        dimensions_.emplace_back(attribute, predicates);
    // With none, one that leaves all.
    if (dimensions_.empty())
        dimensions_.emplace_back(0, std::vector<const Predicate *>(rules_.size()));
    std::stable_sort(dimensions_.begin(), dimensions_.end(),
                     [](const auto &one, const auto &other) { return one.otherCount() < other.otherCount(); });
}

bool RuleTable::Compiled::matches(const Facts &facts, std::int64_t time) const {
    const auto passes = [&facts](const PredicateTest &test) { return test.passes(facts); };
    return start <= time && time < end && std::all_of(when.begin(), when.end(), passes) &&
           (unless.empty() || !std::all_of(unless.begin(), unless.end(), passes));
}

bool RuleTable::isEnforced(int position, std::uint64_t subject) const {
    const auto &rule = compiled(position);
    if (rule.mode != v1::ENFORCE)
        return false;
    if (rule.enforcedBasisPoints >= WholeBasisPoints)
        return true;
    return static_cast<std::int32_t>(mixed(rule.hash ^ subject) % WholeBasisPoints) < rule.enforcedBasisPoints;
}

void RuleTable::takeFirst(int position, int *first) const {
    if (*first == Decision::NoRule || compiled(position).rank < compiled(*first).rank)
        *first = position;
}

void RuleTable::weigh(int position, Weighing *weighing) const {
    const auto effect = compiled(position).effect;
    if (effect == v1::FORBID) {
        takeFirst(position, &weighing->forbids);
    } else if (effect == v1::PERMIT) {
        takeFirst(position, &weighing->permits);
    } else if (effect == v1::OBLIGE) {
        join(&weighing->obligations, rule(position).obligations());
        weighing->obliging.push_back(position);
    }
}

void RuleTable::sortByRank(std::vector<int> *positions) const {
    std::sort(positions->begin(), positions->end(),
              [this](int one, int other) { return compiled(one).rank < compiled(other).rank; });
}

bool RuleTable::counts(int position, const Asking &asking) const {
    const auto &rule = compiled(position);
    return rule.start <= asking.time && asking.time < rule.end && isEnforced(position, asking.subject);
}

Decision::Verdict RuleTable::verdictOf(Weighing weighing) const {
    Decision::Verdict verdict;
    verdict.isAllowed = weighing.forbids == Decision::NoRule && (weighing.permits != Decision::NoRule || !isClosed_);
    verdict.rule = weighing.forbids != Decision::NoRule ? weighing.forbids : weighing.permits;
    if (verdict.isAllowed) {
        verdict.obligations = std::move(weighing.obligations);
        sortByRank(&weighing.obliging);
        verdict.obliging = std::move(weighing.obliging);
    }
    return verdict;
}

Decision RuleTable::decide(const Facts &facts, const Asking &asking) const {
    Dimension::Reading reading;
    dimensions_.front().all(facts, &reading);
    for (auto dimension = dimensions_.begin() + 1; dimension != dimensions_.end() && !reading.left().empty();
         ++dimension)
        dimension->narrow(facts, &reading);
    Decision decision;
    decision.matched.reserve(countOf(reading.left()));
    Weighing enforced;
    std::vector<int> others;
    for (const auto &word : reading.left()) {
        for (auto bits = word.bits; bits != 0; bits &= bits - 1) {
            const auto position = static_cast<int>(word.index * 64) + std::countr_zero(bits);
            const auto &rule = compiled(position);
            if (!rule.matches(facts, asking.time))
                continue;
            decision.matched.push_back(position);
            if (isEnforced(position, asking.subject)) {
                weigh(position, &enforced);
                continue;
            }
            others.push_back(position);
            if (rule.mode == v1::WARN && rule.effect != v1::PERMIT)
                decision.warnings.push_back(position);
        }
    }
    auto shadow = enforced;
    for (const auto position : others)
        weigh(position, &shadow);
    sortByRank(&decision.warnings);
    decision.verdict = verdictOf(std::move(enforced));
    decision.shadow = verdictOf(std::move(shadow));
    return decision;
}

} // namespace policy
