#include "widgets/policies/vocabulary.h"

#include "backend/client/connection.h"
#include "backend/client/policy_calls.h"

namespace policiespage {

Vocabulary::Vocabulary(const kit::Session &session, QObject *parent) : QObject(parent), session_(session) {
    connect(&session.connection, &client::Connection::stateChanged, this, &Vocabulary::refresh);
    refresh();
}

void Vocabulary::refresh() {
    if (!session_.connection.isOnline())
        return;
    for (const auto stage : {v1::ADMINISTRATION_STAGE, v1::ADMISSION_STAGE})
        ask(stage);
}

void Vocabulary::ask(v1::PolicyStage stage) {
    if (!asked_.insert(stage).second)
        return;
    v1::DescribePolicyAttributesRequest request;
    request.set_stage(stage);
    const client::PolicyCalls calls(session_.connection.link(), client::defaultDeadline);
    client::deliver(calls.describePolicyAttributes(request), this,
                    [this, stage](const core::Result<v1::DescribePolicyAttributesResponse> &answer) {
                        asked_.erase(stage);
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
