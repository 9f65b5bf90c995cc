#include "widgets/gpus/quiet_facts.h"

#include <QLocale>

#include "backend/client/resource_cache.h"
#include "widgets/gpus/gpu_words.h"
#include "widgets/kit/node_changes.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/time_text.h"

namespace gpuspage {

namespace {

using State = v1::SilenceStatus;

QString why(const v1::Resource &silence) {
    return kit::harmless(QString::fromStdString(silence.silence().description())).trimmed();
}

// How far its drain is; empty where it is not drained.
QString drainOf(const v1::Resource &node) {
    if (!node.node().draining())
        return {};
    for (const auto &condition : node.node_status().conditions())
        if (condition.type() == "Drained")
            return kit::Sentences::of(condition);
    return {};
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
    QList<kit::Fact> facts;
    const auto add = [&facts](const QString &label, const QString &value) {
        kit::Fact fact;
        fact.label = label;
        fact.value = value;
        facts << fact;
    };
    for (const auto &name : description.silences()) {
        const auto silence = session.cache.find(name);
        if (!silence)
            continue;
        const auto until = state(*silence, session.times);
        const auto reason = why(*silence);
        add(tr("Silenced"), reason.isEmpty() ? until : tr("%1, because: %2", "until when, why").arg(until, reason));
    }
    const auto resource = session.cache.find(node.toStdString());
    if (!resource)
        return facts;
    if (const auto drain = drainOf(*resource); !drain.isEmpty())
        add(tr("Draining"), drain);
    if (resource->node().unschedulable())
        add(tr("Cordoned"), tr("Its node gets no new replica."));
    else if (kit::NodeChanges::isGpuCordoned(*resource, position))
        add(tr("Cordoned"), tr("It is given to no new replica."));
    return facts;
}

QStringList QuietFacts::remarks(const kit::Session &session, const QString &node, int position,
                                const v1::DescribeGpuResponse &description) {
    QStringList remarks;
    for (const auto &fact : of(session, node, position, description))
        remarks << tr("%1: %2", "a fact's label, its value").arg(fact.label, fact.value);
    return remarks;
}

} // namespace gpuspage
