#include "widgets/catalog/lifecycle_verb.h"

#include "backend/client/catalog_calls.h"
#include "backend/client/connection.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/verb_answer.h"

#include "pilothouse/v1/catalog_service.pb.h"

namespace catalogpage {

namespace {

QString nameOf(const v1::Resource &resource) {
    return QString::fromStdString(resource.meta().name());
}

template <typename Request>
Request requestFor(const v1::Resource &version, const std::string &reason, const std::string &requestId) {
    Request request;
    request.set_name(version.meta().name());
    request.set_etag(version.meta().etag());
    request.set_reason(reason);
    request.set_request_id(requestId);
    return request;
}

} // namespace

QString LifecycleVerb::word(Verb verb) {
    switch (verb) {
    case Verb::Evaluate:
        return tr("Mark as evaluated");
    case Verb::Approve:
        return tr("Approve");
    case Verb::Deprecate:
        return tr("Deprecate");
    case Verb::Retire:
        return tr("Retire");
    }
    return {};
}

std::string LifecycleVerb::permission(Verb verb) {
    switch (verb) {
    case Verb::Evaluate:
        return "modelVersions.evaluate";
    case Verb::Approve:
        return "modelVersions.approve";
    case Verb::Deprecate:
        return "modelVersions.deprecate";
    case Verb::Retire:
        return "modelVersions.retire";
    }
    return {};
}

bool LifecycleVerb::isPossible(Verb verb, v1::Lifecycle from) {
    switch (verb) {
    case Verb::Evaluate:
        return from == v1::REGISTERED;
    case Verb::Approve:
        return from == v1::EVALUATED || from == v1::DEPRECATED;
    case Verb::Deprecate:
        return from == v1::APPROVED;
    case Verb::Retire:
        return from != v1::RETIRED && from != v1::LIFECYCLE_UNSPECIFIED;
    }
    return false;
}

void LifecycleVerb::ask(const kit::Session &session, Verb verb, const v1::Resource &version, QWidget *parent) {
    kit::VerbDialog::Question question;
    question.title = tr("%1: %2", "action, name of a version").arg(word(verb), nameOf(version));
    question.consequence = consequence(verb);
    question.verb = word(verb);
    question.isDestructive = verb == Verb::Retire;
    question.permission = permission(verb);
    question.object = version.meta().name();
    question.outcome = [](const v1::Resource &changed) {
        return tr("%1 is %2 now.").arg(nameOf(changed), kit::Sentences::word(changed.model_version().lifecycle()));
    };
    question.send = [&connection = session.connection, verb, version](const std::string &reason, const std::string &id,
                                                                      QObject *receiver, kit::VerbDialog::Done done) {
        const auto calls = connection.catalog();
        switch (verb) {
        case Verb::Evaluate:
            return kit::deliverResource(
                calls.evaluateModelVersion(requestFor<v1::EvaluateModelVersionRequest>(version, reason, id)), receiver,
                std::move(done));
        case Verb::Approve:
            return kit::deliverResource(
                calls.approveModelVersion(requestFor<v1::ApproveModelVersionRequest>(version, reason, id)), receiver,
                std::move(done));
        case Verb::Deprecate:
            return kit::deliverResource(
                calls.deprecateModelVersion(requestFor<v1::DeprecateModelVersionRequest>(version, reason, id)),
                receiver, std::move(done));
        case Verb::Retire:
            return kit::deliverResource(
                calls.retireModelVersion(requestFor<v1::RetireModelVersionRequest>(version, reason, id)), receiver,
                std::move(done));
        }
    };
    (new kit::VerbDialog(session, std::move(question), parent))->open();
}

QString LifecycleVerb::consequence(Verb verb) {
    switch (verb) {
    case Verb::Evaluate:
        return tr("It can be approved from then on.");
    case Verb::Approve:
        return tr("It may be deployed from then on.");
    case Verb::Deprecate:
        return tr("What runs goes on running; nothing new should use it. It can be approved again.");
    case Verb::Retire:
        return tr("It must not be used any more. There is no way back.");
    }
    return {};
}

} // namespace catalogpage
