#include "widgets/policies/vocabulary.h"

#include <algorithm>

#include "backend/client/connection.h"
#include "backend/client/policy_calls.h"

namespace policiespage {

Vocabulary::Vocabulary(const kit::Session &session, QObject *parent) : QObject(parent), session_(session) {
    connect(&session.connection, &client::Connection::stateChanged, this, &Vocabulary::refresh);
    refresh();
}

void Vocabulary::refresh() {
    if (!session_.connection.isOnline() || isAsked_)
        return;
    isAsked_ = true;
    const client::PolicyCalls calls(session_.connection.link(), client::defaultDeadline);
    client::deliver(calls.describePolicyAttributes({}), this,
                    [this](const core::Result<v1::DescribePolicyAttributesResponse> &answer) {
                        isAsked_ = false;
                        // Without it one types without completion, and the check says what is wrong.
                        if (answer) {
                            for (const auto &attribute : answer->attributes()) {
                                if (!attributes_.contains(attribute.name()))
                                    names_ << QString::fromStdString(attribute.name());
                                attributes_[attribute.name()] = attribute;
                            }
                        }
                        Q_EMIT changed();
                    });
}

QStringList Vocabulary::names(v1::PolicyStage stage) const {
    QStringList names;
    for (const auto &name : names_) {
        const auto &stages = attributes_.at(name.toStdString()).stages();
        if (stage == v1::POLICY_STAGE_UNSPECIFIED || std::find(stages.begin(), stages.end(), stage) != stages.end())
            names << name;
    }
    return names;
}

const v1::PolicyAttribute *Vocabulary::find(const std::string &name) const {
    const auto found = attributes_.find(name);
    return found == attributes_.end() ? nullptr : &found->second;
}

v1::PolicyAttribute::Type Vocabulary::typeOf(const std::string &name) const {
    const auto *found = find(name);
    return found ? found->type() : v1::PolicyAttribute::TYPE_UNSPECIFIED;
}

QStringList Vocabulary::valuesOf(const std::string &name) const {
    QStringList values;
    if (const auto *found = find(name))
        for (const auto &value : found->values().empty() ? found->live_values() : found->values())
            values << QString::fromStdString(value);
    return values;
}

} // namespace policiespage
