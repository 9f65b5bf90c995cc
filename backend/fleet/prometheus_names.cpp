#include "backend/fleet/prometheus_names.h"

#include <string_view>

namespace fleet {

namespace {

using Kind = telemetry::Term::Kind;

constexpr const char *nameLabel = "pilothouse_name";

const char *functionOf(const telemetry::Term &term, v1::Fold fold) {
    if (term.kind == Kind::Rate)
        return "rate";
    // Parts of a whole are of one time only as means.
    if (fold == v1::MEAN || term.kind != Kind::Value)
        return "avg_over_time";
    return fold == v1::LEAST ? "min_over_time" : "max_over_time";
}

std::string one(const std::string &name, const char *function, const PastExpression &wanted) {
    const auto matchers = wanted.matchers.empty() ? std::string() : "{" + wanted.matchers + "}";
    return std::string("label_replace(") + function + "(" + name + matchers + "[" +
           std::to_string(wanted.window.count()) + "ms]),\"" + nameLabel + "\",\"" + name + "\",\"\",\"\")";
}

} // namespace

bool isOfGpu(const telemetry::Term &term) {
    return term.metric != v1::KV_CACHE_USED && term.metric != v1::REQUESTS_RUNNING &&
           term.metric != v1::REQUESTS_WAITING;
}

std::vector<std::string> spellingsOf(const telemetry::Term &term) {
    const std::string name(term.name);
    std::vector<std::string> spellings{name};
    if (name.starts_with("gpu_") || name.starts_with("pcie_"))
        spellings.push_back("amd_" + name);
    if (term.kind == Kind::Rate)
        spellings.push_back(name + "_total");
    return spellings;
}

std::string pastExpression(const PastExpression &wanted) {
    std::string expression;
    for (const auto &term : telemetry::terms()) {
        if (term.metric != wanted.metric || term.kind == Kind::Signal || !isOfGpu(term))
            continue;
        for (const auto &name : spellingsOf(term))
            expression += (expression.empty() ? "" : " or ") + one(name, functionOf(term, wanted.fold), wanted);
    }
    return expression;
}

void restoreNames(std::vector<telemetry::Series> *series) {
    for (auto &one : *series) {
        for (auto &[name, value] : one.labels) {
            if (name == nameLabel)
                name = "__name__";
        }
    }
}

const telemetry::Vocabulary &pastVocabulary() {
    static const std::vector<telemetry::Term> terms = [] {
        std::vector<telemetry::Term> all(telemetry::terms().begin(), telemetry::terms().end());
        for (auto &term : all)
            term.kind = term.kind == Kind::Rate ? Kind::Value : term.kind;
        return all;
    }();
    static const telemetry::Vocabulary one(terms);
    return one;
}

} // namespace fleet
