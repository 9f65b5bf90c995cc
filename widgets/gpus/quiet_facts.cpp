#include "widgets/gpus/quiet_facts.h"

#include <QDateTime>
#include <QLocale>

#include "backend/client/resource_cache.h"
#include "widgets/gpus/gpu_words.h"
#include "widgets/kit/change_words.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/time_text.h"

namespace gpuspage {

namespace {

using State = v1::SilenceStatus;

QString why(const v1::Resource &silence) {
    return kit::harmless(QString::fromStdString(silence.silence().description())).trimmed();
}

kit::Fact plain(const QString &label, const QString &value) {
    kit::Fact fact;
    fact.label = label;
    fact.value = value;
    return fact;
}

} // namespace

QString QuietFacts::state(const v1::Resource &silence, const kit::TimeText &times) {
    const auto &spec = silence.silence();
    switch (silence.silence_status().state()) {
    case State::EXPIRED:
        return tr("ended %1", "an instant").arg(times.instant(spec.end_time()));
    case State::PENDING:
        return tr("from %1", "an instant").arg(times.instant(spec.start_time()));
    default:
        return tr("until %1", "an instant").arg(times.instant(spec.end_time()));
    }
}

QStringList QuietFacts::sentences(const v1::Resource &silence) {
    const auto &status = silence.silence_status();
    QStringList sentences;
    if (!silence.silence().cluster().empty())
        sentences << tr("It is of all GPUs of the cluster %1.")
                         .arg(QString::fromStdString(silence.silence().cluster()).section(QLatin1Char('/'), -1));
    if (status.state() == State::ACTIVE)
        sentences << tr("It holds for %Ln GPU(s).", nullptr, status.gpus())
                  << (status.quieted_gpus() == 0
                          ? tr("Nothing that it is about is wrong with %Ln GPU(s) now.", nullptr, status.gpus())
                          : tr("%Ln GPU(s) have a fault that it keeps quiet.", nullptr, status.quieted_gpus()));
    QStringList signs;
    for (const int sign : silence.silence().signs())
        signs << GpuWords::sign(static_cast<v1::HealthSign>(sign));
    sentences << (signs.isEmpty() ? tr("It keeps quiet whatever is wrong.")
                                  : tr("It keeps quiet: %1.").arg(QLocale().createSeparatedList(signs)));
    if (const auto reason = why(silence); !reason.isEmpty())
        sentences << tr("Why: %1").arg(reason);
    return sentences;
}

QList<kit::Fact> QuietFacts::of(const kit::Session &session, const QString &node, int position,
                                const v1::DescribeGpuResponse &description) {
    const auto facts = ofSilences(session, description);
    const auto resource = session.cache.find(node.toStdString());
    return resource ? facts + ofCordon(GpuCordon::of(*resource, position), {}) : facts;
}

QList<kit::Fact> QuietFacts::ofSilences(const kit::Session &session, const v1::DescribeGpuResponse &description) {
    QList<kit::Fact> facts;
    for (const auto &name : description.silences()) {
        const auto silence = session.cache.find(name);
        if (!silence)
            continue;
        const auto until = state(*silence, session.times);
        const auto reason = why(*silence);
        facts << plain(tr("Silenced"),
                       reason.isEmpty() ? until : tr("%1, because: %2", "until when, why").arg(until, reason));
    }
    return facts;
}

QString QuietFacts::word(GpuCordon::Kind kind) {
    switch (kind) {
    case GpuCordon::Kind::None:
        return {};
    case GpuCordon::Kind::Gpu:
    case GpuCordon::Kind::Node:
        return tr("Cordoned");
    case GpuCordon::Kind::Draining:
        return tr("Draining");
    case GpuCordon::Kind::Drained:
        return tr("Drained");
    }
    Q_UNREACHABLE();
}

QList<kit::Fact> QuietFacts::ofCordon(const GpuCordon &cordon, const QDateTime &now) {
    using Kind = GpuCordon::Kind;
    if (cordon.kind == Kind::None)
        return {};
    const auto state = cordon.kind == Kind::Gpu ? tr("It is given to no new replica.")
                       : cordon.progress        ? kit::Sentences::of(*cordon.progress)
                                                : tr("Its node gets no new replica.");
    if (!cordon.change)
        return {plain(word(cordon.kind), state)};
    const auto who = kit::ChangeWords::who(*cordon.change);
    const auto age = kit::TimeText::age(cordon.change->commit_time(), now);
    const auto reason = kit::harmless(QString::fromStdString(cordon.change->reason())).trimmed();
    const auto wanted = reason.isEmpty() ? tr("Wanted by %1, %2.", "person, age").arg(who, age)
                                         : tr("Wanted by %1, %2: %3", "person, age, reason").arg(who, age, reason);
    return {plain(word(cordon.kind), tr("%1 %2", "how it is, who wanted it").arg(state, wanted))};
}

QStringList QuietFacts::remarks(const kit::Session &session, const QString &node, int position,
                                const v1::DescribeGpuResponse &description) {
    QStringList remarks;
    for (const auto &fact : of(session, node, position, description))
        remarks << tr("%1: %2", "a fact's label, its value").arg(fact.label, fact.value);
    return remarks;
}

} // namespace gpuspage
