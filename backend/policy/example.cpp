#include "backend/policy/example.h"

namespace policy {

Facts factsOf(const v1::PolicyExample &example, const Vocabulary &vocabulary) {
    Facts facts(vocabulary.size());
    addFacts(example, vocabulary, &facts);
    return facts;
}

void addFacts(const v1::PolicyExample &example, const Vocabulary &vocabulary, Facts *facts) {
    for (const auto &fact : example.facts()) {
        const auto attribute = vocabulary.find(fact.attribute());
        if (!attribute)
            continue;
        switch (fact.value_case()) {
        case v1::PolicyFact::kText:
            facts->set(*attribute, std::string_view(fact.text()));
            break;
        case v1::PolicyFact::kNumber:
            facts->set(*attribute, fact.number());
            break;
        case v1::PolicyFact::kFlag:
            facts->set(*attribute, fact.flag());
            break;
        case v1::PolicyFact::kTexts:
            facts->set(*attribute,
                       std::vector<std::string_view>(fact.texts().values().begin(), fact.texts().values().end()));
            break;
        case v1::PolicyFact::VALUE_NOT_SET:
            break;
        }
    }
}

v1::PolicyFact factOf(const std::string &attribute, const Fact &fact) {
    v1::PolicyFact told;
    told.set_attribute(attribute);
    if (const auto *text = std::get_if<std::string_view>(&fact))
        told.set_text(std::string(*text));
    else if (const auto *number = std::get_if<std::int64_t>(&fact))
        told.set_number(*number);
    else if (const auto *flag = std::get_if<bool>(&fact))
        told.set_flag(*flag);
    else if (const auto *texts = std::get_if<std::vector<std::string_view>>(&fact))
        told.mutable_texts()->mutable_values()->Assign(texts->begin(), texts->end());
    return told;
}

} // namespace policy
