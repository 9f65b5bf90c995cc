#include "backend/policy/example.h"

namespace policy {

Facts factsOf(const v1::PolicyExample &example, const Vocabulary &vocabulary) {
    Facts facts(vocabulary.size());
    for (const auto &fact : example.facts()) {
        const auto attribute = vocabulary.find(fact.attribute());
        if (!attribute)
            continue;
        switch (fact.value_case()) {
        case v1::PolicyFact::kText:
            facts.set(*attribute, std::string_view(fact.text()));
            break;
        case v1::PolicyFact::kNumber:
            facts.set(*attribute, fact.number());
            break;
        case v1::PolicyFact::kFlag:
            facts.set(*attribute, fact.flag());
            break;
        case v1::PolicyFact::kTexts:
            facts.set(*attribute,
                      std::vector<std::string_view>(fact.texts().values().begin(), fact.texts().values().end()));
            break;
        case v1::PolicyFact::VALUE_NOT_SET:
            break;
        }
    }
    return facts;
}

} // namespace policy
