#include "widgets/gpus/map_comparison.h"

#include <chrono>

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QPushButton>

#include "backend/core/clock.h"
#include "widgets/gpus/instants.h"
#include "widgets/gpus/past_feed.h"
#include "widgets/gpus/time_scrubber.h"
#include "widgets/kit/time_text.h"

namespace gpuspage {

namespace {

constexpr qint64 Minute = 60'000;
constexpr qint64 Hour = 60 * Minute;
// What is now goes on; what was then goes on with it, by steps of a minute.
constexpr int ClockMilliseconds = 10'000;

constexpr MapComparison::With All[] = {MapComparison::With::Nothing, MapComparison::With::HourAgo,
                                       MapComparison::With::DayAgo};

qint64 awayOf(MapComparison::With with) {
    return with == MapComparison::With::DayAgo ? 24 * Hour : Hour;
}

} // namespace

MapComparison::MapComparison(const kit::Session &session, GpuFleet &fleet, const TimeScrubber &scrubber,
                             const kit::ActionMaker &make)
    : session_(session),
      fleet_(fleet),
      scrubber_(scrubber),
      then_(new PastFeed(session.connection, fleet, this, PastFeed::Brings::Then)),
      next_(make(QStringLiteral("gpus.compare"), tr("Compare with another time"), QKeySequence(Qt::Key_V))) {
    auto *group = new QActionGroup(this);
    const auto add = [&](const char *name, const QString &text, With with) {
        auto *action = make(QLatin1String(name), text, {});
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, with] { setWith(with); });
        choices_ << action;
    };
    add("gpus.compareNothing", tr("Compare with nothing"), With::Nothing);
    add("gpus.compareHour", tr("Compare with an hour ago"), With::HourAgo);
    add("gpus.compareDay", tr("Compare with a day ago"), With::DayAgo);
    choices_.first()->setChecked(true);
    connect(next_, &QAction::triggered, this, [this] { setWith(All[(static_cast<int>(with_) + 1) % 3]); });
    connect(then_, &PastFeed::shown, this, [this] {
        hasFailed_ = false;
        say();
        Q_EMIT shown();
    });
    connect(then_, &PastFeed::failed, this, [this] {
        hasFailed_ = true;
        say();
        Q_EMIT shown();
    });
    connect(&scrubber, &TimeScrubber::timeChanged, this, &MapComparison::follow);
    connect(&scrubber, &TimeScrubber::liveChanged, this, &MapComparison::follow);
    connect(&fleet, &GpuFleet::reshaped, this, &MapComparison::follow);
    clock_.setInterval(ClockMilliseconds);
    connect(&clock_, &QTimer::timeout, this, &MapComparison::follow);
}

QString MapComparison::thenWords(With with) {
    return with == With::DayAgo ? tr("a day ago") : tr("an hour ago");
}

QString MapComparison::period() const {
    return !isActive() ? QString() : with_ == With::DayAgo ? tr("in a day") : tr("in an hour");
}

void MapComparison::setMetric(v1::GpuMetric metric) {
    metric_ = metric;
    fleet_.compare(isActive() ? metric_ : v1::GPU_METRIC_UNSPECIFIED);
    then_->setMetrics({metric_});
}

void MapComparison::setWith(With with) {
    if (with == with_)
        return;
    with_ = with;
    choices_[static_cast<int>(with)]->setChecked(true);
    hasFailed_ = false;
    // What was known of then was of another time.
    fleet_.compare(v1::GPU_METRIC_UNSPECIFIED);
    setMetric(metric_);
    follow();
    Q_EMIT withChanged();
}

void MapComparison::setPaused(bool isPaused) {
    isPaused_ = isPaused;
    follow();
}

qint64 MapComparison::shownTime() const {
    if (!scrubber_.isLive())
        return scrubber_.time();
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(session_.clock.now().time_since_epoch());
    return now.count();
}

std::optional<qint64> MapComparison::thenTime() const {
    return isActive() ? std::optional((shownTime() - awayOf(with_)) / Minute * Minute) : std::nullopt;
}

void MapComparison::follow() {
    const bool isFollowing = isActive() && !isPaused_;
    // In a picture no time passes.
    if (isFollowing && scrubber_.isLive() && !session_.isStill)
        clock_.start();
    else
        clock_.stop();
    // As long as what is shown of the past; what is now is compared with a minute.
    const qint64 step = scrubber_.isLive() ? Minute : std::max(Minute, scrubber_.step());
    if (isFollowing && !fleet_.layout().isEmpty())
        then_->show(*thenTime(), step);
    else
        then_->stop();
    say();
}

bool MapComparison::isFresh() const {
    return !isActive() || fleet_.layout().isEmpty() || then_->isFresh() || hasFailed_;
}

QString MapComparison::words() const {
    if (!isActive() || isPaused_)
        return {};
    if (hasFailed_)
        return tr("The past could not be read, so nothing is compared.");
    if (!then_->isFresh())
        return {};
    if (!fleet_.comparison().isKnown()) {
        const auto when = session_.times.instant(Instants::timestamp(shownTime() - awayOf(with_)));
        const auto since = then_->since();
        return since && *since > shownTime() - awayOf(with_)
                   ? tr("Nothing is kept of %1, so nothing can be compared: what is measured is kept since %2.")
                         .arg(when, session_.times.instant(Instants::timestamp(*since)))
                   : tr("Nothing is kept of %1, so nothing can be compared.").arg(when);
    }
    return then_->isByNode() ? tr("Of that time only nodes are kept: each GPU is compared with what its node had then.")
                             : QString();
}

void MapComparison::say() {
    const auto now = words();
    if (now == sentence_)
        return;
    sentence_ = now;
    Q_EMIT sentenceChanged();
}

QPushButton *MapComparison::makeButton() {
    auto *button = new QPushButton;
    button->setObjectName(QStringLiteral("compare"));
    auto *menu = new QMenu(button);
    menu->setObjectName(QStringLiteral("compareMenu"));
    menu->setToolTipsVisible(true);
    menu->addActions(choices_);
    const auto dress = [this, button] {
        button->setText(isActive() ? tr("Compared: %1", "with when").arg(thenWords(with_)) : tr("Compare"));
        button->setAccessibleName(isActive() ? tr("Compared with %1").arg(thenWords(with_)) : tr("Compare"));
        button->setCheckable(true);
        button->setChecked(isActive());
        // Whoever placed it has to know that it says something longer.
        QEvent changed(QEvent::LayoutRequest);
        QCoreApplication::sendEvent(button, &changed);
    };
    dress();
    connect(this, &MapComparison::withChanged, button, dress);
    connect(button, &QPushButton::clicked, menu, [this, button, menu] {
        button->setChecked(isActive());
        menu->popup(button->mapToGlobal(QPoint(0, button->height())));
    });
    return button;
}

} // namespace gpuspage
