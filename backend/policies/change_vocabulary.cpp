#include "backend/policies/change_vocabulary.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "backend/core/kinds.h"
#include "backend/identity/roles.h"

#include "pilothouse/v1/resource.pb.h"

namespace policies {

namespace {

using policy::Attribute;
using policy::FactType;

// In the order of the attributes below.
enum Own : std::size_t {
    ChangeKind,
    ChangeVerb,
    ChangePermission,
    ChangeFields,
    ChangeObjects,
    PrincipalName,
    PrincipalType,
    PrincipalRoles,
    PrincipalTeams,
    ResourceName,
    ResourceTeam,
    ResourceSite,
    ResourceRegion,
    ResourceLabels,
    TimeWeekday,
    TimeMinute,
    TargetName,
    TargetKind,
    TargetSite,
    TargetRegion,
    TargetRuntime,
    TargetGpus,
    TargetPermittedRegion,
    OwnCount,
};

// What ADMISSION is asked about, and what that refers to; of other kinds nothing is known there.
constexpr std::array<std::string_view, 7> AtAdmission{
    "cluster", "deployment", "engine_template", "model", "provider", "model_version", "route"};

constexpr std::array<std::string_view, 7> Weekdays{"SUNDAY",   "MONDAY", "TUESDAY", "WEDNESDAY",
                                                   "THURSDAY", "FRIDAY", "SATURDAY"};

std::vector<std::string> plurals() {
    std::vector<std::string> names;
    for (const auto &kind : core::allKinds())
        names.push_back(kind.plural);
    return names;
}

std::vector<std::string> roleNames() {
    std::vector<std::string> names;
    for (int role = v1::VIEWER; role <= v1::ADMIN; ++role)
        names.emplace_back(identity::nameOf(static_cast<v1::Role>(role)));
    return names;
}

std::vector<std::string> verbs() {
    std::vector<std::string> names;
    for (const auto permission : identity::permissions()) {
        const std::string verb(permission.substr(permission.find('.') + 1));
        if (std::find(names.begin(), names.end(), verb) == names.end())
            names.push_back(verb);
    }
    return names;
}

std::vector<std::string> runtimes() {
    return {v1::RuntimeKind_Name(v1::PROCESS), v1::RuntimeKind_Name(v1::SIMULATED), v1::RuntimeKind_Name(v1::EXTERNAL)};
}

std::vector<Attribute> ownAttributes() {
    std::vector<Attribute> own(OwnCount);
    own[ChangeKind] = {"change.kind", FactType::Text, plurals()};
    own[ChangeVerb] = {"change.verb", FactType::Text, verbs()};
    own[ChangePermission] = {"change.permission", FactType::Text};
    own[ChangeFields] = {"change.fields", FactType::Texts};
    own[ChangeObjects] = {"change.objects", FactType::Number};
    own[PrincipalName] = {"principal.name", FactType::Text};
    own[PrincipalType] = {"principal.type", FactType::Text, {"USER", "SERVICE"}};
    own[PrincipalRoles] = {"principal.roles", FactType::Texts, roleNames()};
    own[PrincipalTeams] = {"principal.teams", FactType::Texts};
    own[ResourceName] = {"resource.name", FactType::Text};
    own[ResourceTeam] = {"resource.team", FactType::Text};
    own[ResourceSite] = {"resource.site", FactType::Text};
    own[ResourceRegion] = {"resource.region", FactType::Text};
    own[ResourceLabels] = {"resource.labels", FactType::Texts};
    own[TimeWeekday] = {"time.weekday", FactType::Text, {Weekdays.begin(), Weekdays.end()}};
    own[TimeMinute] = {"time.minute", FactType::Number};
    own[TargetName] = {"target.name", FactType::Text};
    own[TargetKind] = {"target.kind", FactType::Text, {"clusters", "providers"}};
    own[TargetSite] = {"target.site", FactType::Text};
    own[TargetRegion] = {"target.region", FactType::Text};
    own[TargetRuntime] = {"target.runtime", FactType::Text, runtimes()};
    own[TargetGpus] = {"target.gpus", FactType::Texts};
    own[TargetPermittedRegion] = {"target.in_permitted_region", FactType::Flag};
    for (std::size_t target = TargetName; target < OwnCount; ++target)
        own[target].stages = {v1::ADMISSION_STAGE};
    return own;
}

std::vector<Attribute> allAttributes(const policy::ResourceAttributes &resources) {
    auto all = ownAttributes();
    for (auto attribute : resources.attributes()) {
        const auto kind = std::string_view(attribute.name).substr(0, attribute.name.find('.'));
        if (std::find(AtAdmission.begin(), AtAdmission.end(), kind) == AtAdmission.end())
            attribute.stages = {v1::ADMINISTRATION_STAGE};
        // `principal` is whoever asks; one that is changed has another name.
        if (attribute.name.starts_with("principal."))
            attribute.name = "changed_" + attribute.name;
        all.push_back(std::move(attribute));
    }
    return all;
}

void setText(Own attribute, std::string_view text, policy::Facts *facts) {
    if (!text.empty())
        facts->set(attribute, text);
}

template <typename Texts>
std::vector<std::string_view> viewsOf(const Texts &texts) {
    return {texts.begin(), texts.end()};
}

void tellPrincipal(const Asked &asked, policy::Facts *facts) {
    if (asked.principal != nullptr) {
        const auto &spec = asked.principal->principal();
        setText(PrincipalName, asked.principal->meta().name(), facts);
        setText(PrincipalType, spec.type() == v1::SERVICE ? "SERVICE" : "USER", facts);
        facts->set(PrincipalTeams, viewsOf(spec.teams()));
    }
    if (asked.principal != nullptr || !asked.roles.empty())
        facts->set(PrincipalRoles, asked.roles);
}

void tellChange(const Asked &asked, policy::Facts *facts) {
    if (const auto dot = asked.permission.find('.'); dot != std::string_view::npos) {
        setText(ChangeKind, asked.kind.empty() ? asked.permission.substr(0, dot) : asked.kind, facts);
        setText(ChangeVerb, asked.permission.substr(dot + 1), facts);
        setText(ChangePermission, asked.permission, facts);
    }
    facts->set(ChangeFields, viewsOf(asked.fields));
    facts->set(ChangeObjects, asked.objectCount);
}

void tellMeta(const Asked &asked, policy::Facts *facts) {
    const auto &meta = asked.resource->meta();
    setText(ResourceName, meta.name(), facts);
    setText(ResourceTeam, meta.team(), facts);
    setText(ResourceSite, meta.site(), facts);
    setText(ResourceRegion, asked.region, facts);
    std::vector<std::string_view> labels;
    for (const auto &[key, value] : meta.labels())
        labels.push_back(facts->keep(key + '=' + value));
    facts->set(ResourceLabels, std::move(labels));
}

// UTC: the same for whoever asks, wherever he is.
void tellTime(std::int64_t time, policy::Facts *facts) {
    const std::chrono::sys_seconds at{std::chrono::seconds(time)};
    const auto day = std::chrono::floor<std::chrono::days>(at);
    facts->set(TimeWeekday, Weekdays[std::chrono::weekday(day).c_encoding()]);
    facts->set(TimeMinute, std::int64_t{std::chrono::floor<std::chrono::minutes>(at - day).count()});
}

void tellTarget(const Target &target, policy::Facts *facts) {
    setText(TargetName, target.name, facts);
    setText(TargetKind, std::string_view(target.name).substr(0, target.name.find('/')), facts);
    setText(TargetSite, target.site, facts);
    setText(TargetRegion, target.region, facts);
    setText(TargetRuntime, target.runtime, facts);
    facts->set(TargetGpus, viewsOf(target.gpus));
}

} // namespace

ChangeVocabulary::ChangeVocabulary() : vocabulary_(allAttributes(resources_)), firstOfResources_(OwnCount) {}

policy::Facts ChangeVocabulary::factsOf(const Asked &asked, const std::vector<bool> &isWanted) const {
    policy::Facts facts(vocabulary_.size());
    tellPrincipal(asked, &facts);
    tellChange(asked, &facts);
    if (asked.resource != nullptr)
        tellMeta(asked, &facts);
    tellTime(asked.time, &facts);
    if (asked.target != nullptr)
        tellTarget(*asked.target, &facts);
    if (asked.isPermittedRegion != nullptr)
        facts.set(TargetPermittedRegion, *asked.isPermittedRegion);
    for (const auto *referred : asked.referred)
        resources_.tell(*referred, firstOfResources_, isWanted, &facts);
    if (asked.resource != nullptr)
        resources_.tell(*asked.resource, firstOfResources_, isWanted, &facts);
    return facts;
}

bool isOfChange(std::string_view attribute) {
    // The kind is the object's.
    return (attribute.starts_with("change.") && attribute != "change.kind") || attribute.starts_with("principal.") ||
           attribute.starts_with("time.");
}

const ChangeVocabulary &changeVocabulary() {
    static const ChangeVocabulary vocabulary;
    return vocabulary;
}

} // namespace policies
