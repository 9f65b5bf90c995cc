#include "widgets/kit/silence_words.h"

#include <algorithm>

#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/source_silence.h"

namespace kit {

namespace {

QString idOf(const v1::Resource &source) {
    return harmless(QString::fromStdString(source.meta().name())).section(QLatin1Char('/'), -1);
}

} // namespace

QString SilenceWords::whole(const v1::Resource &source) {
    if (source.telemetry_source().is_paused())
        return tr("The telemetry source %1 is paused: nobody sees what it tells of.").arg(idOf(source));
    const auto *silence = silenceOf(source);
    if (!silence)
        return {};
    return tr("The telemetry source %1 is silent: nobody sees what it tells of. %2", "name, why")
        .arg(idOf(source), Sentences::of(*silence));
}

QString SilenceWords::part(const v1::Resource &source) {
    const auto &conditions = source.telemetry_source_status().conditions();
    const auto found = std::ranges::find_if(conditions, [](const auto &condition) {
        return condition.type() == "TargetsAnswer" && condition.status() == v1::CONDITION_STATUS_FALSE;
    });
    if (found == conditions.end() || isSilent(source))
        return {};
    return tr("The telemetry source %1 is silent in part. %2", "name, why").arg(idOf(source), Sentences::of(*found));
}

} // namespace kit
