#include "widgets/policies/predicates.h"

#include <google/protobuf/descriptor.h>

namespace policiespage {

namespace {

using google::protobuf::FieldDescriptor;
using v1::PolicyPredicate;

const FieldDescriptor *fieldOf(const std::string &test) {
    const auto *field = PolicyPredicate::descriptor()->FindFieldByName(test);
    return field && field->containing_oneof() ? field : nullptr;
}

const FieldDescriptor *chosen(const PolicyPredicate &predicate) {
    return predicate.GetReflection()->GetOneofFieldDescriptor(predicate, PolicyPredicate::descriptor()->oneof_decl(0));
}

bool hasTexts(const FieldDescriptor *field) {
    return field && field->message_type() == v1::PolicyTexts::descriptor();
}

} // namespace

std::vector<std::string> Predicates::testsOf(v1::PolicyAttribute::Type type) {
    switch (static_cast<int>(type)) {
    case v1::PolicyAttribute::TEXT:
        return {"in", "not_in", "prefix", "is_set"};
    case v1::PolicyAttribute::NUMBER:
        return {"between", "is_set"};
    case v1::PolicyAttribute::TEXTS:
        return {"has_any", "has_all", "has_none", "is_set"};
    case v1::PolicyAttribute::FLAG:
        return {"is", "is_set"};
    default:
        return {"in", "not_in", "prefix", "between", "has_any", "has_all", "has_none", "is", "is_set"};
    }
}

bool Predicates::isTest(const std::string &name) {
    return fieldOf(name) != nullptr;
}

std::string Predicates::testOf(const PolicyPredicate &predicate) {
    const auto *field = chosen(predicate);
    return field ? field->name() : std::string();
}

void Predicates::retest(PolicyPredicate *predicate, const std::string &test) {
    const auto *field = fieldOf(test);
    if (!field || testOf(*predicate) == test)
        return;
    const auto *before = texts(*predicate);
    const auto kept = before ? *before : v1::PolicyTexts();
    const auto &reflection = *predicate->GetReflection();
    if (hasTexts(field))
        *static_cast<v1::PolicyTexts *>(reflection.MutableMessage(predicate, field)) = kept;
    else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE)
        reflection.MutableMessage(predicate, field);
    else if (field->cpp_type() == FieldDescriptor::CPPTYPE_BOOL)
        reflection.SetBool(predicate, field, true);
    else
        reflection.SetString(predicate, field, kept.values().empty() ? std::string() : kept.values(0));
}

const v1::PolicyTexts *Predicates::texts(const PolicyPredicate &predicate) {
    const auto *field = chosen(predicate);
    return hasTexts(field)
               ? static_cast<const v1::PolicyTexts *>(&predicate.GetReflection()->GetMessage(predicate, field))
               : nullptr;
}

v1::PolicyTexts *Predicates::mutableTexts(PolicyPredicate *predicate) {
    const auto *field = chosen(*predicate);
    return hasTexts(field)
               ? static_cast<v1::PolicyTexts *>(predicate->GetReflection()->MutableMessage(predicate, field))
               : nullptr;
}

} // namespace policiespage
