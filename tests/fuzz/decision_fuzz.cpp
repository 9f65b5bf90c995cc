// Files of recorded decisions: whatever bytes are there, they are read to their end or to the first that are none, and
// what is read has the types of its attributes.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <variant>

#include "backend/policies/change_vocabulary.h"
#include "backend/policies/decision_record.h"

namespace {

bool isOfType(const policy::Fact &fact, policy::FactType type) {
    switch (type) {
    case policy::FactType::Text:
        return std::holds_alternative<std::string_view>(fact);
    case policy::FactType::Number:
        return std::holds_alternative<std::int64_t>(fact);
    case policy::FactType::Texts:
        return std::holds_alternative<std::vector<std::string_view>>(fact);
    case policy::FactType::Flag:
        return std::holds_alternative<bool>(fact);
    }
    return false;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const auto &attributes = policies::changeVocabulary().vocabulary().attributes();
    policies::DecisionReader(bytes, {}).each([&](const policies::DecisionRecord &, const policy::Facts &facts) {
        for (std::size_t i = 0; i < facts.size(); ++i) {
            if (!std::holds_alternative<std::monostate>(facts.at(i)) && !isOfType(facts.at(i), attributes[i].type))
                std::abort();
        }
    });
    return 0;
}
