#include "widgets/policies/quick_fix.h"

#include <algorithm>

#include <google/protobuf/descriptor.h>

#include "widgets/kit/plain_text.h"
#include "widgets/policies/draft.h"
#include "widgets/policies/field_place.h"
#include "widgets/policies/json_places.h"
#include "widgets/policies/predicates.h"

namespace policiespage {

namespace {

constexpr int MostFixes = 3;

template <typename Arguments>
QString argument(const Arguments &arguments, const char *name) {
    const auto found = arguments.find(name);
    return found == arguments.end() ? QString() : QString::fromStdString(found->second);
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
    auto field = violation.field();
    auto choices = argument(violation.arguments(), "choices").split(QLatin1Char(' '), Qt::SkipEmptyParts);
    // An attribute of another stage is known where the rule is asked there.
    if (const auto stages = argument(violation.arguments(), "stages"); !stages.isEmpty()) {
        field.erase(std::min(field.find("].") + 2, field.size())).append("stage");
        choices = stages.split(QLatin1Char(' '));
    }
    if (choices.size() > MostFixes)
        return fixes;
    for (const auto &choice : choices) {
        auto mended = set;
        if (mend(&mended, field, choice.toStdString()))
            fixes << QuickFix(tr("Take %1").arg(kit::harmless(choice)), std::move(mended));
    }
    return fixes;
}

QList<QuickFix> QuickFix::of(const core::Error &refusal, const QString &text) {
    const auto &arguments = refusal.arguments();
    const auto field = argument(arguments, "field");
    auto choices = argument(arguments, "choices").split(QStringLiteral(", "), Qt::SkipEmptyParts);
    if (const auto meant = argument(arguments, "meant"); !meant.isEmpty())
        choices = QStringList{meant};
    QList<QuickFix> fixes;
    if (field.isEmpty() || choices.size() > MostFixes)
        return fixes;
    const auto bytes = text.toUtf8();
    const JsonPlaces places(bytes);
    const auto place = arguments.contains("value") ? places.of(field) : places.nameOf(field);
    for (const auto &choice : choices) {
        auto mended = bytes;
        mended.replace(place.from, place.to - place.from, '"' + choice.toUtf8() + '"');
        fixes << QuickFix(tr("Take %1").arg(kit::harmless(choice)), QString::fromUtf8(mended));
    }
    return fixes;
}

void QuickFix::apply(Draft &draft) const {
    if (const auto *text = std::get_if<QString>(&mended_))
        draft.rewrite(*text);
    else
        draft.put(std::get<v1::Resource>(mended_), Draft::Origin::Fix);
}

} // namespace policiespage
