#include "widgets/policies/quick_fix.h"

#include <google/protobuf/descriptor.h>

#include "widgets/kit/plain_text.h"
#include "widgets/policies/field_place.h"
#include "widgets/policies/predicates.h"

namespace policiespage {

namespace {

constexpr int MostFixes = 3;

QStringList choicesOf(const v1::FieldViolation &violation) {
    const auto found = violation.arguments().find("choices");
    if (found == violation.arguments().end())
        return {};
    return QString::fromStdString(found->second).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

// The predicate that stands there, or whose test does.
v1::PolicyPredicate *predicateAt(const FieldPlace &place) {
    if (place.message->GetDescriptor() == v1::PolicyPredicate::descriptor())
        return static_cast<v1::PolicyPredicate *>(place.message);
    auto *value = place.value();
    return value && value->GetDescriptor() == v1::PolicyPredicate::descriptor()
               ? static_cast<v1::PolicyPredicate *>(value)
               : nullptr;
}

bool mend(v1::Resource *set, const std::string &path, const std::string &choice) {
    const auto place = FieldPlace::of(set, path);
    if (!place)
        return false;
    auto *predicate = predicateAt(*place);
    if (predicate && place->field->name() != "attribute" && Predicates::isTest(choice)) {
        Predicates::retest(predicate, choice);
        return true;
    }
    return place->set(choice);
}

} // namespace

QList<QuickFix> QuickFix::of(const v1::FieldViolation &violation, const v1::Resource &set) {
    QList<QuickFix> fixes;
    if (violation.reason() == v1::FIELDS_EXCLUSIVE) {
        auto mended = set;
        if (const auto place = FieldPlace::of(&mended, violation.field())) {
            place->clear();
            fixes << QuickFix(tr("Take it out"), std::move(mended));
        }
        return fixes;
    }
    const auto choices = choicesOf(violation);
    if (choices.size() > MostFixes)
        return fixes;
    for (const auto &choice : choices) {
        auto mended = set;
        if (mend(&mended, violation.field(), choice.toStdString()))
            fixes << QuickFix(tr("Take %1").arg(kit::harmless(choice)), std::move(mended));
    }
    return fixes;
}

} // namespace policiespage
