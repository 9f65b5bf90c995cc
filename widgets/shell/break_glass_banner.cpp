#include "widgets/shell/break_glass_banner.h"

#include "backend/client/resource_cache.h"
#include "backend/core/clock.h"
#include "backend/core/time_text.h"
#include "widgets/kit/person.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/time_text.h"

#include "pilothouse/v1/resource.pb.h"

namespace shell {

namespace v1 = pilothouse::v1;

namespace {

QString plain(const std::string &value) {
    return kit::harmless(QString::fromStdString(value));
}

bool holds(const v1::BreakGlassSpec &spec, core::Clock::TimePoint now) {
    return core::fromTimestamp(spec.start_time()) <= now && now < core::fromTimestamp(spec.end_time());
}

} // namespace

BreakGlassBanner::BreakGlassBanner(const kit::Session &session, QWidget *parent)
    : Banner(session.theme, kit::Tone::Danger, {}, parent), session_(session) {
    setObjectName(QStringLiteral("breakGlass"));
    hide();
    connect(&session_.cache, &client::ResourceCache::changed, this, [this](const client::ResourceChanges &changes) {
        if (changes.of("breakGlasses") || changes.of("principals"))
            tell();
    });
    connect(&session_.times, &kit::TimeText::changed, this, &BreakGlassBanner::tell);
    tell();
}

void BreakGlassBanner::tell() {
    QStringList sentences;
    shown_.clear();
    session_.cache.each("breakGlasses", [&](const v1::Resource &breakGlass) {
        if (!holds(breakGlass.break_glass(), session_.clock.now()))
            return true;
        sentences << sentence(breakGlass);
        if (shown_.isEmpty())
            shown_ = QString::fromStdString(breakGlass.meta().name());
        return true;
    });
    if (const auto said = sentences.join(QLatin1Char('\n')); said != text())
        setText(said);
    setVisible(!sentences.isEmpty());
}

QString BreakGlassBanner::sentence(const v1::Resource &breakGlass) const {
    const auto &spec = breakGlass.break_glass();
    const auto until = session_.times.instant(spec.end_time());
    const auto who = kit::personOf(session_, spec.principal());
    const auto ticket = plain(spec.ticket());
    if (spec.policy_sets().empty())
        return tr("An emergency suspends all rules until %1: %2 broke the glass for %3.",
                  "an instant, a person, a ticket")
            .arg(until, who, ticket);
    QStringList sets;
    for (const auto &name : spec.policy_sets())
        sets << plain(name);
    return tr("An emergency suspends the rules of %1 until %2: %3 broke the glass for %4.",
              "policy sets, an instant, a person, a ticket")
        .arg(sets.join(QStringLiteral(", ")), until, who, ticket);
}

} // namespace shell
