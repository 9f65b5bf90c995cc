#include "widgets/gpus/gpu_card.h"

#include <algorithm>
#include <cmath>

#include <QDateTime>
#include <QHBoxLayout>

#include "widgets/gpus/gpu_words.h"
#include "widgets/gpus/health_glyphs.h"
#include "widgets/kit/action_button.h"
#include "widgets/kit/paint.h"
#include "widgets/kit/time_text.h"

namespace gpuspage {

using kit::Color;
using kit::Size;
using kit::TextRole;

namespace {

// Younger than that, a value needs no age.
constexpr qint64 FreshMilliseconds = 10'000;

QString lastPart(const std::string &name) {
    const auto text = QString::fromStdString(name);
    return text.mid(text.lastIndexOf(QLatin1Char('/')) + 1);
}

} // namespace

GpuCard::GpuCard(const kit::Theme &theme, QWidget *parent)
    : FloatingCard(theme, parent), theme_(theme), buttons_(new QWidget(this)), row_(new QHBoxLayout(buttons_)) {
    setObjectName(QStringLiteral("gpuCard"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    row_->setContentsMargins(0, 0, 0, 0);
    row_->setSpacing(theme.px(Size::SpaceSmall));
    row_->addStretch(1);
    buttons_->hide();
    hide();
}

void GpuCard::setActions(const QList<QAction *> &actions) {
    for (QAction *action : actions)
        row_->insertWidget(row_->count() - 1, new kit::ActionButton(*action, buttons_));
    arrange();
}

void GpuCard::tell(const GpuFleet &fleet, const GpuRef &gpu, qint64 now) {
    const auto &layout = fleet.layout();
    const auto &values = fleet.values();
    gpu_ = gpu;
    const auto facts = layout.facts(gpu.node);
    node_ = QString::fromStdString(facts.name);
    title_ = GpuWords::gpu(layout, gpu);
    const auto health = GpuHealth::of(values.health(gpu));
    state_ = health.isFault() ? GpuWords::sign(health.sign) : health.isCordoned ? tr("Cordoned") : QString();
    tone_ = health.isFault() ? HealthGlyphs::tone(health) : kit::Tone::Neutral;
    sentence_ = values.isCoarse(gpu.node) ? tr("At this size only the node as a whole is known.")
                                          : GpuWords::sentence(health.sign);
    lines_.clear();
    const auto age = now - values.time(gpu.node);
    for (const auto metric : metrics_) {
        const auto *column = values.column(metric);
        const auto code = column ? values.code(*column, gpu) : telemetry::NoData;
        auto text = column ? GpuWords::reading(metric, code, column->range) : kit::absenceText(kit::Absence::NoData);
        if (telemetry::hasValue(code) && values.time(gpu.node) > 0 && age > FreshMilliseconds)
            text = tr("%1, %2 old").arg(text, kit::TimeText::duration(age / 1000 * 1000));
        lines_.append({GpuWords::metric(metric), text, !telemetry::hasValue(code)});
        if (fleet.comparison().metric() == metric)
            addComparison(fleet.comparison(), gpu);
    }
    if (const auto group = fleet.groupOf(gpu); !group.isEmpty())
        lines_.append({MapPivot::name(fleet.pivot()), group});
    if (!facts.rack.empty())
        lines_.append({tr("Rack"), QString::fromStdString(facts.rack)});
    if (!facts.team.empty() && fleet.pivot() != MapPivot::By::Team)
        lines_.append({tr("Team"), lastPart(facts.team)});
    arrange();
}

void GpuCard::addComparison(const FleetComparison &comparison, const GpuRef &gpu) {
    const auto told = comparison.of(gpu);
    lines_.append({tr("Then"), GpuWords::reading(comparison.metric(), told.then, told.thenRange),
                   !telemetry::hasValue(told.then)});
    lines_.append({tr("Difference"), GpuWords::change(comparison.metric(), told.difference, comparison.column()->range),
                   !telemetry::hasValue(told.difference)});
}

void GpuCard::describe(const v1::DescribeGpuResponse &description, const QString &node) {
    if (node != node_ || description.device().index() != gpu_.gpu)
        return;
    if (description.xids_size() > 0 && state_ == GpuWords::sign(v1::XID_REPORTED)) {
        state_ = tr("XID %1").arg(description.xids(0).xid());
        sentence_ = GpuWords::xid(description.xids(0));
    }
    sentence_ = (QStringList{sentence_} + remarks_).join(QLatin1Char('\n')).trimmed();
    const auto isHeld = [this](const QString &label) {
        return std::ranges::any_of(lines_, [&label](const Line &line) { return line.label == label; });
    };
    if (!description.replica().empty() && !isHeld(tr("Replica")))
        lines_.append({tr("Replica"), QStringLiteral("%1 / %2").arg(lastPart(description.deployment()),
                                                                    lastPart(description.replica()))});
    if (!description.team().empty() && !isHeld(tr("Team")))
        lines_.append({tr("Team"), lastPart(description.team())});
    if (!description.device().product().empty() && !isHeld(tr("Product")))
        lines_.append({tr("Product"), QString::fromStdString(description.device().product())});
    arrange();
}

void GpuCard::setPinned(bool isPinned) {
    isPinned_ = isPinned;
    setAttribute(Qt::WA_TransparentForMouseEvents, !isPinned);
    arrange();
}

int GpuCard::width() const {
    return theme_.px(Size::InspectorWidth) - 5 * theme_.px(Size::SpaceHuge);
}

int GpuCard::sentenceHeight() const {
    if (sentence_.isEmpty())
        return 0;
    const int room = width() - 2 * theme_.px(Size::SpaceMedium);
    return QFontMetrics(theme_.font(TextRole::Body))
               .boundingRect(QRect(0, 0, room, 1000), Qt::TextWordWrap, sentence_)
               .height() +
           theme_.px(Size::SpaceTiny);
}

// The pill stands beside the name where that leaves it all of its room, else below it: of a name that is cut nobody
// knows which GPU it is.
bool GpuCard::isPillBeside() const {
    const int room = width() - 2 * theme_.px(Size::SpaceMedium) - theme_.px(Size::SpaceSmall);
    return state_.isEmpty() || kit::paint::textWidth(theme_.font(TextRole::Strong), title_) +
                                       kit::paint::pillSize(theme_, state_).width() <=
                                   room;
}

QRectF GpuCard::titleRect(const QRectF &room) const {
    return QFontMetricsF(theme_.font(TextRole::Strong))
        .boundingRect(room, Qt::TextWordWrap | Qt::TextWrapAnywhere, title_)
        .united(QRectF(room.topLeft(), QSizeF(room.width(), theme_.lineHeight(TextRole::Strong))));
}

int GpuCard::titleHeight() const {
    const int room = width() - 2 * theme_.px(Size::SpaceMedium);
    const int name = isPillBeside() && !state_.isEmpty()
                         ? theme_.lineHeight(TextRole::Strong)
                         : static_cast<int>(std::ceil(titleRect(QRectF(0, 0, room, 1000)).height()));
    return isPillBeside() ? name : name + theme_.px(Size::SpaceTiny) + theme_.px(Size::Pill);
}

int GpuCard::footHeight() const {
    return theme_.px(Size::SpaceSmall) +
           (isPinned_ && row_->count() > 1 ? theme_.px(Size::Control) : theme_.lineHeight(TextRole::Count));
}

QSize GpuCard::cardSize() const {
    const int margin = theme_.px(Size::SpaceMedium);
    const int line = theme_.px(Size::FactRow) - 2;
    return {width(), 2 * margin + titleHeight() + theme_.px(Size::SpaceTiny) + sentenceHeight() +
                         static_cast<int>(lines_.size()) * line + footHeight()};
}

void GpuCard::arrange() {
    const QRect old = geometry().marginsRemoved(contentsMargins());
    buttons_->setVisible(isPinned_ && row_->count() > 1);
    setCardGeometry(QRect(old.topLeft(), cardSize()));
    update();
}

void GpuCard::resizeEvent(QResizeEvent *event) {
    FloatingCard::resizeEvent(event);
    const int margin = theme_.px(Size::SpaceMedium);
    const int height = theme_.px(Size::Control);
    const QRect card = cardRect();
    buttons_->setGeometry(card.left() + margin, card.bottom() + 1 - margin - height, card.width() - 2 * margin, height);
}

void GpuCard::paintEvent(QPaintEvent *event) {
    FloatingCard::paintEvent(event);
    QPainter painter(this);
    const int margin = theme_.px(Size::SpaceMedium);
    QRectF line = QRectF(cardRect()).adjusted(margin, margin, -margin, 0);
    line.setHeight(titleHeight());
    paintTitle(painter, line);
    line.translate(0, line.height() + theme_.px(Size::SpaceTiny));
    painter.setFont(theme_.font(TextRole::Body));
    if (!sentence_.isEmpty()) {
        painter.setPen(theme_.color(Color::Text2));
        painter.drawText(QRectF(line.topLeft(), QSizeF(line.width(), sentenceHeight())), Qt::TextWordWrap, sentence_);
        line.translate(0, sentenceHeight());
    }
    line.setHeight(theme_.px(Size::FactRow) - 2);
    for (const auto &fact : lines_) {
        paintLine(painter, line, fact);
        line.translate(0, line.height());
    }
    if (isPinned_ && row_->count() > 1)
        return;
    painter.setFont(theme_.font(TextRole::Count));
    painter.setPen(theme_.color(Color::Text3));
    line.setHeight(theme_.lineHeight(TextRole::Count));
    kit::paint::text(painter, line.translated(0, theme_.px(Size::SpaceSmall)),
                     isPinned_ ? tr("P lets it go") : tr("P keeps it here, Enter goes closer"));
}

void GpuCard::paintTitle(QPainter &painter, const QRectF &room) const {
    painter.setFont(theme_.font(TextRole::Strong));
    painter.setPen(theme_.color(Color::Text));
    painter.drawText(room, Qt::TextWordWrap | Qt::TextWrapAnywhere, title_);
    if (state_.isEmpty())
        return;
    const QSizeF pill = kit::paint::pillSize(theme_, state_);
    const QPointF corner = isPillBeside() ? QPointF(room.right() - pill.width(), room.top())
                                          : QPointF(room.left(), room.bottom() - pill.height());
    kit::paint::pill(painter, QRectF(corner, pill), state_, theme_, {tone_, {}, layoutDirection()});
}

void GpuCard::paintLine(QPainter &painter, const QRectF &line, const Line &fact) const {
    const double label = theme_.px(Size::FactLabel) - theme_.px(Size::SpaceTiny);
    painter.setPen(theme_.color(Color::Text3));
    kit::paint::text(painter, QRectF(line.topLeft(), QSizeF(label, line.height())),
                     kit::paint::elided(painter.font(), fact.label, label - 4));
    painter.setPen(theme_.color(fact.isAbsent ? Color::Text3 : Color::Text));
    const QRectF right = line.adjusted(label, 0, 0, 0);
    kit::paint::text(painter, right, kit::paint::elided(painter.font(), fact.value, right.width(), Qt::ElideMiddle));
}

} // namespace gpuspage
