#include "widgets/gpus/time_scrubber.h"

#include <algorithm>
#include <utility>

#include <QAccessible>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QToolButton>
#include <QToolTip>

#include "widgets/kit/icons.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/time_text.h"

namespace gpuspage {

namespace {

constexpr int TickMilliseconds = 125; // of one step when played
constexpr int PageSteps = 12;

} // namespace

TimeScrubber::TimeScrubber(const kit::Theme &theme, const kit::TimeText &text, QWidget *parent)
    : QWidget(parent),
      theme_(theme),
      text_(text),
      lanes_(theme),
      back_(addButton(QStringLiteral("stepBack"), tr("One step back ([)"))),
      play_(addButton(QStringLiteral("play"), tr("Play (Space)"))),
      forward_(addButton(QStringLiteral("stepForward"), tr("One step on (])"))),
      live_(addButton(QStringLiteral("goLive"), {})),
      reach_(addButton(QStringLiteral("reach"), tr("How much of the past is shown"))) {
    setObjectName(QStringLiteral("timeScrubber"));
    setAccessibleName(tr("Time that the map shows"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::MinimumExpanding);
    playing_.setInterval(TickMilliseconds);
    connect(&playing_, &QTimer::timeout, this, [this] { stepBy(1); });
    connect(back_, &QToolButton::clicked, this, [this] { stepBy(-1); });
    connect(forward_, &QToolButton::clicked, this, [this] { stepBy(1); });
    connect(play_, &QToolButton::clicked, this, [this] { setPlaying(!isPlaying()); });
    connect(live_, &QToolButton::clicked, this, &TimeScrubber::setLive);
    connect(&theme, &kit::Theme::changed, this, qOverload<>(&QWidget::update));
    connect(&text, &kit::TimeText::changed, this, qOverload<>(&QWidget::update));
    reach_->setPopupMode(QToolButton::InstantPopup);
    reach_->hide();
    orderKeys();
    dressButtons();
}

// As they are drawn: along the head from left to right, then the curve below it.
void TimeScrubber::orderKeys() {
    QWidget *last = reach_;
    for (QWidget *next :
         {tool_, static_cast<QWidget *>(back_), static_cast<QWidget *>(play_), static_cast<QWidget *>(forward_),
          static_cast<QWidget *>(live_), static_cast<QWidget *>(this)})
        if (next) {
            setTabOrder(last, next);
            last = next;
        }
}

void TimeScrubber::setReaches(const QList<QAction *> &reaches) {
    auto *menu = new QMenu(reach_);
    menu->addActions(reaches);
    reach_->setMenu(menu);
    reach_->setText(spanWords());
    reach_->show();
    update();
}

QToolButton *TimeScrubber::addButton(const QString &name, const QString &words) {
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setToolTip(words);
    button->setAccessibleName(words);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void TimeScrubber::dressButtons() {
    back_->setIcon(kit::icon(theme_, kit::Icon::ChevronLeft));
    forward_->setIcon(kit::icon(theme_, kit::Icon::ChevronRight));
    play_->setIcon(kit::icon(theme_, isPlaying() ? kit::Icon::Pause : kit::Icon::Play));
    play_->setToolTip(isPlaying() ? tr("Pause (Space)") : tr("Play (Space)"));
    play_->setAccessibleName(play_->toolTip());
    live_->setText(tr("Live"));
    live_->setCheckable(true);
    live_->setChecked(isLive_ && isHeard_);
    live_->setToolTip(isHeard_ ? tr("Back to the present (L)")
                               : tr("Back to what was heard last, as the service is not reached (L)"));
    live_->setAccessibleName(live_->toolTip());
    forward_->setEnabled(!isLive_);
    say();
}

void TimeScrubber::setSpan(qint64 start, qint64 end, qint64 step) {
    const bool wasLive = isLive_;
    start_ = start;
    end_ = std::max(end, start + 1);
    step_ = std::max<qint64>(1, step);
    // What has left the strip cannot be shown any more.
    if (!wasLive && time_ < start_)
        setTime(start_);
    if (range_ && range_->end < start_)
        clearRange();
    if (const auto words = spanWords(); reach_->text() != words) {
        reach_->setText(words);
        placeButtons();
    }
    say();
    update();
}

void TimeScrubber::setLoad(qint64 start, qint64 step, std::vector<float> shares) {
    loadStart_ = start;
    loadStep_ = std::max<qint64>(1, step);
    load_ = std::move(shares);
    update();
}

void TimeScrubber::setSelected(bool isSelected) {
    if (isSelected == isSelected_)
        return;
    isSelected_ = isSelected;
    updateGeometry();
    update();
    say();
}

void TimeScrubber::setHeard(bool isHeard) {
    if (isHeard == isHeard_)
        return;
    isHeard_ = isHeard;
    dressButtons();
    update();
}

void TimeScrubber::setLanes(const QList<kit::TimeLane> &lanes) {
    if (!lanes_.set(lanes))
        return;
    updateGeometry();
    update();
}

void TimeScrubber::setFolded(bool isFolded) {
    if (!lanes_.setFolded(isFolded))
        return;
    updateGeometry();
    update();
}

void TimeScrubber::setTime(qint64 time) {
    const qint64 wanted = std::clamp(time, start_, end_);
    if (!isLive_ && wanted == time_)
        return;
    const bool wasLive = std::exchange(isLive_, false);
    time_ = wanted;
    dressButtons();
    update();
    Q_EMIT timeChanged(time_);
    if (wasLive)
        Q_EMIT liveChanged(false);
}

void TimeScrubber::setLive() {
    setPlaying(false);
    if (isLive_)
        return dressButtons();
    isLive_ = true;
    dressButtons();
    update();
    Q_EMIT liveChanged(true);
}

void TimeScrubber::setPlaying(bool isPlaying) {
    if (isPlaying == playing_.isActive())
        return;
    if (isPlaying) {
        // From the present there is nothing to be played: from the beginning then.
        if (isLive_)
            setTime(start_);
        playing_.start();
    } else {
        playing_.stop();
    }
    dressButtons();
    Q_EMIT playingChanged(isPlaying);
}

void TimeScrubber::stepBy(int steps) {
    const qint64 wanted =
        (isLive_ ? atStep(end_) + (steps < 0 && atStep(end_) < end_ ? step_ : 0) : time_) + steps * step_;
    if (wanted >= end_)
        return setLive();
    setTime(wanted);
}

void TimeScrubber::setRangeTo(const std::optional<Range> &range) {
    if (range == range_)
        return;
    range_ = range;
    say();
    update();
    Q_EMIT rangeChanged(range_);
}

void TimeScrubber::clearRange() {
    setRangeTo(std::nullopt);
}

void TimeScrubber::extendRange(int steps) {
    const qint64 from = atStep(time());
    if (!range_)
        anchor_ = from;
    const qint64 moving = (range_ ? (range_->start == anchor_ ? range_->end : range_->start) : from) + steps * step_;
    const qint64 end = std::clamp(moving, start_, end_);
    setRangeTo(end == anchor_ ? std::nullopt : std::optional(Range{std::min(anchor_, end), std::max(anchor_, end)}));
}

void TimeScrubber::setTool(QWidget *tool) {
    tool_ = tool;
    tool->setParent(this);
    tool->installEventFilter(this);
    orderKeys();
    placeButtons();
    tool->show();
}

// What it says is as long as it is.
bool TimeScrubber::eventFilter(QObject *watched, QEvent *event) {
    if (watched == tool_ && event->type() == QEvent::LayoutRequest) {
        placeButtons();
        update();
    }
    return QWidget::eventFilter(watched, event);
}

qint64 TimeScrubber::atStep(qint64 time) const {
    return start_ + (time - start_) / step_ * step_;
}

qint64 TimeScrubber::timeAt(double x) const {
    return std::min(end_, atStep(scale().timeAt(x) + step_ / 2));
}

void TimeScrubber::mousePressEvent(QMouseEvent *event) {
    const QRectF field(curveRect().left() - 6, curveRect().top(), curveRect().width() + 12,
                       height() - curveRect().top());
    if (event->button() != Qt::LeftButton || !field.contains(event->position()))
        return;
    setPlaying(false);
    if (event->modifiers() & Qt::ShiftModifier) {
        drag_ = Drag::Range;
        anchor_ = timeAt(event->position().x());
        clearRange();
        return;
    }
    drag_ = Drag::Time;
    const auto *mark = lanes_.markAt(event->position(), scale());
    const qint64 time = mark ? mark->start : timeAt(event->position().x());
    clearRange();
    if (time >= end_)
        setLive();
    else
        setTime(time);
}

void TimeScrubber::mouseMoveEvent(QMouseEvent *event) {
    const qint64 time = timeAt(event->position().x());
    switch (drag_) {
    case Drag::None:
        setCursor(lanes_.markAt(event->position(), scale()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
        return;
    case Drag::Time:
        if (time >= end_)
            setLive();
        else
            setTime(time);
        return;
    case Drag::Range:
        setRangeTo(time == anchor_ ? std::nullopt
                                   : std::optional(Range{std::min(anchor_, time), std::max(anchor_, time)}));
    }
}

void TimeScrubber::mouseReleaseEvent(QMouseEvent *) {
    drag_ = Drag::None;
}

void TimeScrubber::keyPressEvent(QKeyEvent *event) {
    const bool isRange = event->modifiers() & Qt::ShiftModifier;
    const int key = event->key();
    const int back = key == Qt::Key_Left || key == Qt::Key_BracketLeft ? -1 : key == Qt::Key_PageUp ? -PageSteps : 0;
    const int on = key == Qt::Key_Right || key == Qt::Key_BracketRight ? 1 : key == Qt::Key_PageDown ? PageSteps : 0;
    if (back + on != 0) {
        if (isRange)
            return extendRange(back + on);
        setPlaying(false);
        return stepBy(back + on);
    }
    switch (key) {
    case Qt::Key_Space:
        return setPlaying(!isPlaying());
    case Qt::Key_Home:
        return setTime(start_);
    case Qt::Key_End:
    case Qt::Key_L:
        return setLive();
    case Qt::Key_Escape:
        if (range_)
            return clearRange();
        if (!isLive_)
            return setLive();
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void TimeScrubber::focusInEvent(QFocusEvent *event) {
    QWidget::focusInEvent(event);
    update();
}

void TimeScrubber::focusOutEvent(QFocusEvent *event) {
    QWidget::focusOutEvent(event);
    update();
}

bool TimeScrubber::event(QEvent *event) {
    // Whoever is placed somewhere comes before its own parts there.
    if (event->type() == QEvent::ParentChange)
        orderKeys();
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto *mark = lanes_.markAt(help->pos(), scale());
    const auto words = mark                                       ? mark->words
                       : lanes_.isUnknownAt(help->pos(), scale()) ? tr("Not all that happened then is known.")
                                                                  : QString();
    QToolTip::showText(help->globalPos(), words.isEmpty() ? words : kit::plainToolTip(words), this);
    return true;
}

void TimeScrubber::say() {
    setAccessibleDescription(isSelected_ ? tr("%1. The load is that of the selected GPUs.").arg(timeWords())
                                         : tr("%1. The load is that of all GPUs.").arg(timeWords()));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

} // namespace gpuspage
