#include "backend/rpc/plugin/contract_rules.h"

#include "pilothouse/v1/anonymity.pb.h"
#include "pilothouse/v1/options.pb.h"

#include <google/protobuf/descriptor.h>

#include <set>
#include <sstream>

namespace rpc {

namespace v1 = pilothouse::v1;
namespace pb = google::protobuf;

namespace {

bool endsWith(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

class Judge {
public:
    explicit Judge(const std::vector<const pb::FileDescriptor *> &files) : files_(files) {
        for (const pb::FileDescriptor *file : files)
            learn(file);
    }

    std::vector<std::string> judge() {
        for (const pb::FileDescriptor *file : files_) {
            for (int i = 0; i < file->enum_type_count(); ++i)
                judgeEnum(file->enum_type(i));
            for (int i = 0; i < file->message_type_count(); ++i)
                judgeMessage(file->message_type(i));
            for (int i = 0; i < file->service_count(); ++i)
                for (int j = 0; j < file->service(i)->method_count(); ++j)
                    judgeMethod(file->service(i)->method(j));
        }
        return std::move(findings_);
    }

private:
    void learn(const pb::FileDescriptor *file) {
        if (!seen_.insert(file).second)
            return;
        for (int i = 0; i < file->dependency_count(); ++i)
            learn(file->dependency(i));
        for (int i = 0; i < file->message_type_count(); ++i)
            if (file->message_type(i)->options().HasExtension(v1::kind))
                plurals_.insert(file->message_type(i)->options().GetExtension(v1::kind).plural());
        for (int i = 0; i < file->service_count(); ++i)
            for (int j = 0; j < file->service(i)->method_count(); ++j) {
                const v1::MethodRule &rule = file->service(i)->method(j)->options().GetExtension(v1::rule);
                permissions_.insert(rule.plural() + "." + rule.verb());
            }
    }

    template <typename Descriptor>
    void find(const Descriptor *where, const std::string &what) {
        findings_.push_back(where->file()->name() + ": " + where->full_name() + " " + what);
    }

    void judgeEnum(const pb::EnumDescriptor *type) {
        const pb::EnumValueDescriptor *zero = type->FindValueByNumber(0);
        // A view may give zero a meaning, but never another name.
        if (!zero || !endsWith(zero->name(), "_UNSPECIFIED"))
            find(type, "has a zero that is not called _UNSPECIFIED");
    }

    void judgeMessage(const pb::Descriptor *type) {
        if (type->options().map_entry())
            return;
        const v1::KindRule &kind = type->options().GetExtension(v1::kind);
        if (endsWith(type->name(), "Spec")) {
            if (kind.kind().empty() || kind.plural().empty() || kind.pattern().empty())
                find(type, "is a Spec without (kind) {kind, plural, pattern}");
            std::set<const pb::Descriptor *> visited;
            judgeIntent(type, type, &visited);
        }
        for (int i = 0; i < type->field_count(); ++i)
            judgeField(type->field(i));
        for (int i = 0; i < type->enum_type_count(); ++i)
            judgeEnum(type->enum_type(i));
        for (int i = 0; i < type->nested_type_count(); ++i)
            judgeMessage(type->nested_type(i));
    }

    void judgeField(const pb::FieldDescriptor *field) {
        if (field->is_map() && field->message_type()->map_key()->type() != pb::FieldDescriptor::TYPE_STRING)
            find(field, "is a map whose keys are not strings");
        // The ledger looks for the mark there and nowhere deeper.
        if (field->options().GetExtension(v1::durable) && !endsWith(field->containing_type()->name(), "Status"))
            find(field, "is durable and stands in no Status");
        const std::string &reference = field->options().GetExtension(v1::reference);
        if (!reference.empty() && !plurals_.contains(reference))
            find(field, "refers to \"" + reference + "\", which is no kind's plural");
        const std::string &verbOnly = field->options().GetExtension(v1::verb_only);
        if (!verbOnly.empty())
            judgeVerbOnly(field, verbOnly);
    }

    // `<plural>.<verb>, <verb> ...`
    void judgeVerbOnly(const pb::FieldDescriptor *field, const std::string &verbOnly) {
        const std::string plural = verbOnly.substr(0, verbOnly.find('.'));
        if (plural == verbOnly || !plurals_.contains(plural)) {
            find(field, "is verb_only for \"" + verbOnly + "\", which does not begin with a kind's plural");
            return;
        }
        std::istringstream verbs(verbOnly.substr(plural.size() + 1));
        for (std::string verb; std::getline(verbs >> std::ws, verb, ',');)
            if (!permissions_.contains(plural + "." + verb))
                find(field, "is verb_only for \"" + plural + "." + verb + "\", which is no RPC's permission");
    }

    void judgeIntent(const pb::Descriptor *spec, const pb::Descriptor *type,
                     std::set<const pb::Descriptor *> *visited) {
        static const std::set<std::string> shapeless = {"google.protobuf.Any",         "google.protobuf.Struct",
                                                        "google.protobuf.Value",       "google.protobuf.ListValue",
                                                        "google.protobuf.DoubleValue", "google.protobuf.FloatValue"};
        if (!visited->insert(type).second)
            return;
        for (int i = 0; i < type->field_count(); ++i) {
            const pb::FieldDescriptor *field = type->field(i);
            if (field->cpp_type() == pb::FieldDescriptor::CPPTYPE_DOUBLE ||
                field->cpp_type() == pb::FieldDescriptor::CPPTYPE_FLOAT)
                find(field, "is a floating point number inside " + spec->name());
            if (!field->message_type())
                continue;
            if (shapeless.contains(field->message_type()->full_name()))
                find(field, "is a " + field->message_type()->name() + " inside " + spec->name());
            else
                judgeIntent(spec, field->message_type(), visited);
        }
    }

    void judgeMethod(const pb::MethodDescriptor *method) {
        const v1::MethodRule &rule = method->options().GetExtension(v1::rule);
        if (!method->options().HasExtension(v1::rule))
            find(method, "declares no (rule)");
        else if (rule.verb().empty())
            find(method, "has a (rule) without a verb");
        else if (rule.audit() == v1::AUDIT_LEVEL_UNSPECIFIED || !v1::AuditLevel_IsValid(rule.audit()))
            find(method, "has a (rule) without an audit level");
        if (rule.audit() == v1::AUDIT_LEVEL_LEDGER && !(hasText(method, "reason") && hasText(method, "request_id")))
            find(method, "changes something without a reason and a request_id");
        if (method->client_streaming())
            find(method, "streams from the client, which the guard does not know");
        // What strangers set in motion is one change, and leaves the event of a change.
        if (method->options().GetExtension(v1::anonymous) &&
            (method->server_streaming() || rule.audit() != v1::AUDIT_LEVEL_LEDGER || rule.any_principal()))
            find(method, "is anonymous, but no single answer to a change");
        if (method->name().starts_with("List")) {
            const pb::FieldDescriptor *size = method->input_type()->FindFieldByName("page_size");
            const pb::FieldDescriptor *token = method->input_type()->FindFieldByName("page_token");
            const pb::FieldDescriptor *next = method->output_type()->FindFieldByName("next_page_token");
            if (!size || size->type() != pb::FieldDescriptor::TYPE_INT32 || !token || !next)
                find(method, "lists without page_size, page_token and next_page_token");
        }
    }

    static bool hasText(const pb::MethodDescriptor *method, const char *name) {
        const pb::FieldDescriptor *field = method->input_type()->FindFieldByName(name);
        return field && field->type() == pb::FieldDescriptor::TYPE_STRING && !field->is_repeated();
    }

    const std::vector<const pb::FileDescriptor *> &files_;
    std::set<const pb::FileDescriptor *> seen_;
    std::set<std::string> plurals_;
    std::set<std::string> permissions_;
    std::vector<std::string> findings_;
};

} // namespace

std::vector<std::string> contractViolations(const std::vector<const pb::FileDescriptor *> &files) {
    return Judge(files).judge();
}

} // namespace rpc
