#include "backend/policies/live_values.h"

#include <algorithm>
#include <set>
#include <string>
#include <variant>

#include "backend/core/kinds.h"
#include "backend/identity/roles.h"
#include "backend/policies/admission.h"
#include "backend/policies/change_vocabulary.h"

#include "pilothouse/v1/resource.pb.h"

namespace policies {

namespace {

constexpr std::size_t MostValues = 100;
// Those at which rules are asked.
constexpr v1::PolicyStage Stages[] = {v1::ADMINISTRATION_STAGE, v1::ADMISSION_STAGE};
// Of a kind with thousands the first ones show what there is.
constexpr int MostOfKind = 500;
constexpr std::size_t LongestValue = 128;

class Values {
public:
    Values() : values_(changeVocabulary().vocabulary().size()) {}

    void take(const policy::Facts &facts) {
        for (std::size_t i = 0; i < facts.size(); ++i) {
            const auto &fact = facts.at(i);
            if (const auto *text = std::get_if<std::string_view>(&fact)) {
                add(i, *text);
            } else if (const auto *texts = std::get_if<std::vector<std::string_view>>(&fact)) {
                for (const auto one : *texts)
                    add(i, one);
            }
        }
    }
    const std::set<std::string, std::less<>> &at(std::size_t attribute) const { return values_[attribute]; }

private:
    void add(std::size_t attribute, std::string_view text) {
        auto &known = values_[attribute];
        if (known.size() < MostValues && text.size() <= LongestValue && known.find(text) == known.end())
            known.emplace(text);
    }

    std::vector<std::set<std::string, std::less<>>> values_;
};

v1::PolicyAttribute::Type typeOf(policy::FactType type) {
    switch (type) {
    case policy::FactType::Text:
        return v1::PolicyAttribute::TEXT;
    case policy::FactType::Number:
        return v1::PolicyAttribute::NUMBER;
    case policy::FactType::Texts:
        return v1::PolicyAttribute::TEXTS;
    case policy::FactType::Flag:
        return v1::PolicyAttribute::FLAG;
    }
    return v1::PolicyAttribute::TYPE_UNSPECIFIED;
}

void takeResources(const ledger::Snapshot &state, const MaySee &maySee, Values *values) {
    for (const auto &kind : core::allKinds()) {
        int left = MostOfKind;
        state.each(kind.plural, [&](const ledger::ResourcePtr &resource) {
            if (!maySee(*resource))
                return true;
            Asked asked;
            asked.resource = resource.get();
            const auto region = regionOf(resource->meta().site(), state);
            asked.region = region;
            if (resource->has_principal())
                asked.principal = resource.get();
            Target target;
            if (resource->has_cluster() || resource->has_provider()) {
                target = targetOf(*resource, state);
                asked.target = &target;
            }
            values->take(changeVocabulary().factsOf(asked));
            return --left > 0;
        });
    }
}

} // namespace

v1::DescribePolicyAttributesResponse attributesOf(v1::PolicyStage stage, const ledger::Snapshot &state,
                                                  const MaySee &maySee) {
    Values values;
    takeResources(state, maySee, &values);
    v1::DescribePolicyAttributesResponse response;
    const auto &attributes = changeVocabulary().vocabulary().attributes();
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        std::vector<v1::PolicyStage> stages;
        std::copy_if(std::begin(Stages), std::end(Stages), std::back_inserter(stages),
                     [&](auto known) { return attributes[i].isKnownAt(known); });
        if (stage != v1::POLICY_STAGE_UNSPECIFIED && std::find(stages.begin(), stages.end(), stage) == stages.end())
            continue;
        auto &told = *response.add_attributes();
        told.mutable_stages()->Assign(stages.begin(), stages.end());
        told.set_name(attributes[i].name);
        told.set_type(typeOf(attributes[i].type));
        told.mutable_values()->Assign(attributes[i].values.begin(), attributes[i].values.end());
        const auto &live = values.at(i);
        told.mutable_live_values()->Assign(live.begin(), live.end());
        if (attributes[i].name == "change.permission") {
            for (const auto permission : identity::permissions())
                told.add_live_values(std::string(permission));
        }
    }
    return response;
}

} // namespace policies
