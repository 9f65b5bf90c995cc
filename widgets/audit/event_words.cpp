#include "widgets/audit/event_words.h"

#include <QLocale>

#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/time_text.h"

#include "google/protobuf/timestamp.pb.h"
#include "google/protobuf/util/time_util.h"

#include <algorithm>

namespace auditpage {

namespace {

QString harmless(const std::string &text) {
    return kit::harmless(QString::fromStdString(text));
}

// The rule that a refusal by policies rests on: the first that the leaf cites with what such a rule does.
const v1::PolicyCitation *deciding(v1::Reason reason, const v1::Event &event) {
    const auto effect = reason == v1::POLICY_FORBIDS ? v1::FORBID : v1::OBLIGE;
    const auto found = std::find_if(event.policies().begin(), event.policies().end(),
                                    [&](const auto &cited) { return cited.effect() == effect; });
    return found == event.policies().end() ? nullptr : &*found;
}

} // namespace

QString EventWords::actor(const v1::Event &event) {
    if (!event.actor_full_name().empty())
        return harmless(event.actor_full_name());
    return event.actor().empty() ? kit::Sentences::word(event.actor_type()) : harmless(event.actor());
}

QString EventWords::action(const v1::Event &event) {
    if (event.count() <= 1)
        return harmless(event.op());
    return tr("%1, %n times", nullptr, static_cast<int>(std::min<std::int64_t>(event.count(), 1'000'000'000)))
        .arg(harmless(event.op()));
}

EventWords::Value EventWords::object(const v1::Event &event) {
    if (event.object().empty())
        return {{}, event.object_count() > 0 ? kit::Absence::Erased : kit::Absence::NotApplicable};
    if (event.object_count() <= 1)
        return {harmless(event.object())};
    // Short, for a column; the sign of how many more must survive when the name is cut.
    return {tr("%1 +%n", nullptr, static_cast<int>(event.object_count() - 1)).arg(harmless(event.object()))};
}

QString EventWords::subject(const v1::Event &event) {
    const auto named = object(event);
    if (named.text.isEmpty())
        return named.absence == kit::Absence::Erased ? tr("The name of the object was erased.")
                                                     : tr("It concerns no single object.");
    if (event.object_count() > 1)
        return tr("%1 and %n more", nullptr, static_cast<int>(event.object_count() - 1)).arg(harmless(event.object()));
    if (event.objects().empty())
        return named.text;
    const auto &changed = event.objects(0);
    const auto generation = QLocale().toString(static_cast<qlonglong>(changed.generation()));
    const auto before = QLocale().toString(static_cast<qlonglong>(changed.generation() - 1));
    if (changed.before_sha256().empty() && changed.after_sha256().empty())
        return named.text;
    if (changed.before_sha256().empty())
        return tr("%1, created as revision %2").arg(named.text, generation);
    if (changed.after_sha256().empty())
        return tr("%1, deleted as revision %2").arg(named.text, generation);
    // Asked for again as it stood, for example by a roll back to what is wanted already.
    if (changed.before_sha256() == changed.after_sha256())
        return tr("%1, revision %2 with the intent of %3").arg(named.text, generation, before);
    return tr("%1, revision %2 to %3").arg(named.text, before, generation);
}

kit::Tone EventWords::tone(v1::Outcome outcome) {
    switch (outcome) {
    case v1::ALLOWED:
        return kit::Tone::Ok;
    case v1::DENIED:
        return kit::Tone::Danger;
    case v1::FAILED_OUTCOME:
        return kit::Tone::Warn;
    case v1::OBSERVED:
        return kit::Tone::Info;
    case v1::OUTCOME_UNSPECIFIED:
    case v1::Outcome_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::Outcome_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return kit::Tone::Neutral;
}

kit::Icon EventWords::sign(v1::Outcome outcome) {
    if (outcome == v1::DENIED)
        return kit::Icon::Error;
    return outcome == v1::FAILED_OUTCOME ? kit::Icon::Warning : kit::Icon::Info;
}

QString EventWords::refusal(const v1::Event &event) {
    v1::Reason reason = v1::REASON_UNSPECIFIED;
    if (event.reason_code().empty() || !v1::Reason_Parse(event.reason_code(), &reason))
        return harmless(event.reason_code());
    // The log keeps the reason alone; what it was about stands in the event itself.
    core::Error::Arguments arguments{
        {"permission", event.op()}, {"name", event.object()}, {"trace_id", event.trace_id()}};
    if (const auto *cited = deciding(reason, event)) {
        arguments["policy_set"] = cited->policy_set();
        arguments["rule"] = cited->rule();
    }
    return kit::harmless(kit::Sentences::of(reason, arguments));
}

EventWords::Value EventWords::why(const v1::Event &event, const kit::TimeText &times) {
    const auto refused = refusal(event);
    if (!refused.isEmpty())
        return {refused};
    if (!event.reason().empty())
        return {harmless(event.reason())};
    QStringList sentences;
    for (const auto &one : event.causes())
        sentences << cause(one, times);
    sentences.removeDuplicates();
    return {sentences.join(QLatin1Char(' ')), kit::Absence::NotApplicable};
}

QString EventWords::cause(const v1::EventCause &cause, const kit::TimeText &times) {
    v1::ConditionReason reason = v1::CONDITION_REASON_UNSPECIFIED;
    v1::ConditionReason_Parse(cause.reason(), &reason);
    core::Error::Arguments arguments(cause.arguments().begin(), cause.arguments().end());
    google::protobuf::Timestamp time;
    if (const auto found = arguments.find("time");
        found != arguments.end() && google::protobuf::util::TimeUtil::FromString(found->second, &time))
        found->second = times.instant(time).toStdString();
    const auto sentence = kit::harmless(kit::Sentences::of(reason, arguments));
    const auto found = arguments.find("replica");
    const auto replica = found == arguments.end() ? QString() : harmless(found->second);
    // Several replicas may leave for the same reason, one after the other.
    if (replica.isEmpty() || sentence.contains(replica))
        return sentence;
    return tr("Replica %1: %2", "id, a sentence").arg(replica, sentence);
}

EventWords::Verdict EventWords::verdict(Proof proof) {
    switch (proof) {
    case Proof::Proven:
        return {tr("proven"), tr("This console has checked that the entry stands at this place of the signed log."),
                kit::Tone::Ok, kit::Icon::Check};
    case Proof::Failed:
        return {tr("does not match"),
                tr("The signed log does not hold this entry at this place. Keep the data directory as it is and call "
                   "your compliance officer."),
                kit::Tone::Danger, kit::Icon::Close};
    case Proof::Unknown:
    case Proof::Pending:
        break;
    }
    return {tr("not checked yet"), tr("The entry is checked as soon as the service has signed a log that holds it."),
            kit::Tone::Neutral, kit::Icon::Clock};
}

EventWords::Verdict EventWords::untrue() {
    return {tr("does not match"),
            tr("What the service tells of this event is not what the signed log says. Look at the leaf, keep the data "
               "directory as it is and call your compliance officer."),
            kit::Tone::Danger, kit::Icon::Close};
}

EventWords::Verdict EventWords::verdict(const client::LogVerifier &verifier) {
    using State = client::LogVerifier::State;
    using Kind = client::LogMismatch::Kind;
    if (verifier.state() == State::Verified)
        return {tr("verified, no gaps"),
                tr("This console has verified the log up to entry %1, and that it continues all that was seen before.")
                    .arg(QLocale().toString(static_cast<qlonglong>(verifier.head()->tree.size))),
                kit::Tone::Ok, kit::Icon::Check};
    if (verifier.state() != State::Mismatch)
        return {tr("not verified yet"), tr("This console has not verified the log since it was started."),
                kit::Tone::Neutral, kit::Icon::Clock};
    const auto refused = [](const QString &word, const QString &sentence) {
        return Verdict{word, sentence, kit::Tone::Danger, kit::Icon::Warning};
    };
    switch (verifier.mismatch()->kind) {
    case Kind::BadSignature:
        return refused(tr("bad signature"), tr("The head of the log is not signed by the key that it had before."));
    case Kind::KeyChanged:
        return refused(tr("another key"), tr("The log is signed by another key than the one that was seen before."));
    case Kind::OriginChanged:
        return refused(tr("another log"), tr("The service shows another log than at your last visit."));
    case Kind::RolledBack:
        return refused(tr("rolled back"), tr("The log is shorter than it was when this console saw it last."));
    case Kind::Rewritten:
        return refused(tr("rewritten"), tr("The log does not continue the one that this console saw before."));
    }
    Q_UNREACHABLE();
}

} // namespace auditpage
