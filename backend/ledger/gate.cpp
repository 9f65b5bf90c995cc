#include "backend/ledger/gate.h"

#include <algorithm>

namespace ledger {

namespace {

constexpr std::size_t MostCitations = 16;

void add(const v1::PolicyCitation &citation, std::vector<v1::PolicyCitation> *citations) {
    const bool isThere = std::any_of(citations->begin(), citations->end(), [&](const v1::PolicyCitation &other) {
        return other.uid() == citation.uid() && other.rule() == citation.rule();
    });
    if (!isThere && citations->size() < MostCitations)
        citations->push_back(citation);
}

} // namespace

std::vector<v1::PolicyCitation> citationsOf(const std::vector<v1::PolicyDecision> &decisions) {
    std::vector<v1::PolicyCitation> citations;
    for (const auto &decision : decisions) {
        if (decision.verdict().has_rule())
            add(decision.verdict().rule(), &citations);
        for (const auto &obliging : decision.verdict().obliging())
            add(obliging, &citations);
    }
    return citations;
}

std::string breakGlassOf(const std::vector<v1::PolicyDecision> &decisions) {
    for (const auto &decision : decisions) {
        if (!decision.break_glass().empty())
            return decision.break_glass();
    }
    return {};
}

} // namespace ledger
