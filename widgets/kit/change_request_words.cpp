#include "widgets/kit/change_request_words.h"

#include <algorithm>
#include <chrono>

#include "backend/core/clock.h"
#include "backend/core/time_text.h"
#include "widgets/kit/change_turn.h"
#include "widgets/kit/person.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentence_arguments.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/time_text.h"

namespace kit {

namespace {

QString causeOf(const v1::ChangeRequestSpec &request) {
    const auto reason = SentenceArguments::named<v1::Reason>(QString::fromStdString(request.cause()));
    return Sentences::of(reason, {request.cause_arguments().begin(), request.cause_arguments().end()});
}

} // namespace

QString ChangeRequestWords::objects(const v1::ChangeRequestSpec &request) {
    const auto first = request.objects_size() > 0 ? harmless(QString::fromStdString(request.objects(0))) : QString();
    const int more = request.object_count() - 1;
    return more > 0 ? tr("%1 and %n more", "an object, and how many others", more).arg(first) : first;
}

QString ChangeRequestWords::what(const v1::ChangeRequestSpec &request) {
    const auto permission = harmless(QString::fromStdString(request.permission()));
    const auto verb = permission.section(QLatin1Char('.'), -1);
    const auto what = objects(request);
    if (verb == QLatin1String("create"))
        return tr("Create %1").arg(what);
    if (verb == QLatin1String("update") || verb == QLatin1String("apply"))
        return tr("Change %1").arg(what);
    if (verb == QLatin1String("delete"))
        return tr("Delete %1").arg(what);
    if (verb == QLatin1String("undelete"))
        return tr("Bring back %1").arg(what);
    if (verb == QLatin1String("evaluate"))
        return tr("Evaluate %1").arg(what);
    if (verb == QLatin1String("approve"))
        return tr("Approve %1").arg(what);
    if (verb == QLatin1String("deprecate"))
        return tr("Deprecate %1").arg(what);
    if (verb == QLatin1String("retire"))
        return tr("Retire %1").arg(what);
    if (verb == QLatin1String("restart"))
        return tr("Restart %1").arg(what);
    if (verb == QLatin1String("rollBack"))
        return tr("Roll back %1").arg(what);
    return tr("%1: %2", "a permission that is used, an object").arg(permission, what);
}

Tone ChangeRequestWords::tone(v1::ChangeRequestState state) {
    switch (state) {
    case v1::AWAITING_APPROVAL:
        return Tone::Warn;
    case v1::AWAITING_TIME:
        return Tone::Info;
    case v1::APPLIED:
        return Tone::Ok;
    case v1::REJECTED:
    case v1::NOT_APPLICABLE:
        return Tone::Danger;
    case v1::WITHDRAWN:
    case v1::VOID:
    case v1::EXPIRED:
    case v1::CHANGE_REQUEST_STATE_UNSPECIFIED:
    case v1::ChangeRequestState_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::ChangeRequestState_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return Tone::Neutral;
}

int ChangeRequestWords::given(const v1::ChangeRequestSpec &request) {
    return static_cast<int>(
        std::ranges::count_if(request.approvals(), [](const auto &said) { return said.is_approved(); }));
}

QString ChangeRequestWords::approvals(const v1::ChangeRequestSpec &request) {
    return tr("%L1 of %L2", "approvals given, needed").arg(given(request)).arg(request.required_approvals());
}

QString ChangeRequestWords::whoRejected(const Session &session, const v1::ChangeRequestSpec &request) {
    for (const auto &said : request.approvals())
        if (!said.is_approved())
            return personOf(session, said.principal());
    return {};
}

QString ChangeRequestWords::standing(const Session &session, const v1::Resource &request) {
    const auto &spec = request.change_request();
    const int missing = std::max(0, spec.required_approvals() - given(spec));
    const auto asker = personOf(session, spec.principal());
    switch (spec.state()) {
    case v1::AWAITING_APPROVAL:
        return tr("It waits for %n more approval(s), and nothing has changed.", nullptr, missing);
    case v1::AWAITING_TIME:
        return tr("It is approved, and is applied at %1.").arg(session.times.instant(spec.start_time()));
    case v1::APPLIED:
        return tr("It was approved and applied.");
    case v1::REJECTED:
        return tr("%1 rejected it; nothing has changed.", "a person").arg(whoRejected(session, spec));
    case v1::WITHDRAWN:
        return tr("%1 took it back; nothing has changed.", "a person").arg(asker);
    case v1::VOID:
        return tr("It is void, and nothing has changed. %1", "why, a sentence").arg(causeOf(spec));
    case v1::EXPIRED:
        return tr("Nobody approved it until %1, and nothing has changed.")
            .arg(session.times.instant(spec.expire_time()));
    case v1::NOT_APPLICABLE:
        return tr("It was approved and could not be applied. %1", "why, a sentence").arg(causeOf(spec));
    case v1::CHANGE_REQUEST_STATE_UNSPECIFIED:
    case v1::ChangeRequestState_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::ChangeRequestState_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return {};
}

QString ChangeRequestWords::timeLeft(const Session &session, const v1::ChangeRequestSpec &request) {
    if (!ChangeTurn::isOpen(request) || !request.has_expire_time())
        return {};
    using namespace std::chrono;
    const auto left = core::fromTimestamp(request.expire_time()) - session.clock.now();
    if (left <= minutes(0))
        return tr("now");
    if (left >= hours(48))
        return tr("%Ln day(s)", nullptr, static_cast<int>(duration_cast<hours>(left).count() / 24));
    if (left >= hours(1))
        return tr("%Ln hour(s)", nullptr, static_cast<int>(duration_cast<hours>(left).count()));
    return tr("%Ln minute(s)", nullptr, static_cast<int>(ceil<minutes>(left).count()));
}

} // namespace kit
