#include "backend/ledger/references.h"

#include <map>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "backend/core/field_path.h"
#include "backend/core/kinds.h"

#include "pilothouse/v1/options.pb.h"

namespace ledger {

namespace {

namespace pb = google::protobuf;

// A field that is a reference, or through whose message one can be reached.
struct Lead {
    const pb::FieldDescriptor *field;
    // Empty where the lead goes on.
    std::string plural;
};

using Leads = std::map<const pb::Descriptor *, std::vector<Lead>>;

// False for types without any lead. Types that contain themselves are taken to lead nowhere but where they also lead
// without the circle.
bool findLeads(const pb::Descriptor *type, Leads &leads) {
    if (const auto known = leads.find(type); known != leads.end())
        return !known->second.empty();
    leads[type];
    std::vector<Lead> found;
    for (int i = 0; i < type->field_count(); ++i) {
        const auto *field = type->field(i);
        const auto &plural = field->options().GetExtension(v1::reference);
        const bool goesOn = field->cpp_type() == pb::FieldDescriptor::CPPTYPE_MESSAGE && !field->is_map() &&
                            findLeads(field->message_type(), leads);
        if (!plural.empty() || goesOn)
            found.push_back({field, plural});
    }
    leads[type] = std::move(found);
    return !leads[type].empty();
}

const Leads &allLeads() {
    static const Leads leads = [] {
        Leads made;
        findLeads(v1::Meta::descriptor(), made);
        for (const auto &kind : core::allKinds())
            findLeads(kind.specType, made);
        return made;
    }();
    return leads;
}

// The way to a field; most fields name nothing, so that its text is made only for those that do.
struct Path {
    const Path *above;
    std::string_view name;

    std::string text() const {
        return above == nullptr ? std::string(name) : above->text().append(1, '.').append(name);
    }
};

void collect(const pb::Message &message, const Path &path, std::vector<NamedTarget> *targets);

void collectField(const pb::Message &message, const Lead &lead, const Path &path, std::vector<NamedTarget> *targets) {
    const auto *reflection = message.GetReflection();
    const auto *field = lead.field;
    const int count =
        field->is_repeated() ? reflection->FieldSize(message, field) : (reflection->HasField(message, field) ? 1 : 0);
    std::string scratch;
    for (int i = 0; i < count; ++i) {
        if (lead.plural.empty()) {
            collect(field->is_repeated() ? reflection->GetRepeatedMessage(message, field, i)
                                         : reflection->GetMessage(message, field),
                    path, targets);
            continue;
        }
        const auto &target = field->is_repeated() ? reflection->GetRepeatedStringReference(message, field, i, &scratch)
                                                  : reflection->GetStringReference(message, field, &scratch);
        if (!target.empty())
            targets->push_back({path.text(), target, lead.plural});
    }
}

void collect(const pb::Message &message, const Path &path, std::vector<NamedTarget> *targets) {
    const auto found = allLeads().find(message.GetDescriptor());
    if (found == allLeads().end())
        return;
    for (const auto &lead : found->second)
        collectField(message, lead, {&path, lead.field->name()}, targets);
}

} // namespace

std::vector<NamedTarget> targetsOf(const v1::Resource &resource) {
    std::vector<NamedTarget> targets;
    collect(resource.meta(), {nullptr, "meta"}, &targets);
    if (const auto *kind = core::kindOfSpec(resource)) {
        collect(resource.GetReflection()->GetMessage(resource, kind->spec), {nullptr, "spec"}, &targets);
        const auto &name = resource.meta().name();
        if (kind->collections.size() > 1) {
            const auto end = name.rfind('/', name.rfind('/') - 1);
            const auto parent = name.substr(0, end);
            if (const auto *above = core::kindOfName(parent))
                targets.push_back({"meta.name", parent, above->plural});
        }
    }
    return targets;
}

} // namespace ledger
