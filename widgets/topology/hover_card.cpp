#include "widgets/topology/hover_card.h"

#include <algorithm>

#include "widgets/kit/paint.h"
#include "widgets/topology/object_facts.h"
#include "widgets/topology/topology_words.h"

namespace topologypage {

using kit::Color;
using kit::Size;
using kit::TextRole;

HoverCard::HoverCard(const kit::Theme &theme, QWidget *parent) : FloatingCard(theme, parent), theme_(theme) {
    setObjectName(QStringLiteral("hoverCard"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void HoverCard::tell(const TopologyGraph &graph, ObjectId id, const QString &remark) {
    const auto &object = graph.at(id);
    title_ = TopologyWords::name(object);
    state_ = TopologyWords::word(object.state);
    tone_ = TopologyWords::tone(object.health);
    facts_.clear();
    for (const auto &fact : shortFacts(graph, id))
        facts_.append({fact.label, fact.value});
    remark_ = remark;
    update();
}

QSize HoverCard::cardSize() const {
    const int margin = theme_.px(Size::SpaceMedium);
    const int width = theme_.px(Size::InspectorWidth) - 4 * margin;
    int height = 2 * margin + theme_.lineHeight(TextRole::Strong) + 2;
    height += static_cast<int>(facts_.size()) * theme_.lineHeight(TextRole::Body);
    if (!remark_.isEmpty())
        height += theme_.px(Size::SpaceTiny) +
                  QFontMetrics(theme_.font(TextRole::Body))
                      .boundingRect(QRect(0, 0, width - 2 * margin, 1000), Qt::TextWordWrap, remark_)
                      .height();
    return {width, height};
}

void HoverCard::paintEvent(QPaintEvent *event) {
    FloatingCard::paintEvent(event);
    QPainter painter(this);
    const int margin = theme_.px(Size::SpaceMedium);
    QRectF line = QRectF(cardRect()).adjusted(margin, margin, -margin, 0);
    line.setHeight(theme_.lineHeight(TextRole::Strong));
    const int pill = state_.isEmpty() ? 0 : kit::paint::pillSize(theme_, state_).width();
    painter.setFont(theme_.font(TextRole::Strong));
    painter.setPen(theme_.color(Color::Text));
    kit::paint::text(painter, line.adjusted(0, 0, -pill - margin, 0),
                     kit::paint::elided(painter.font(), title_, line.width() - pill - margin, Qt::ElideMiddle));
    if (pill > 0)
        kit::paint::pill(painter, line.adjusted(line.width() - pill, 0, 0, 0), state_, theme_,
                         {tone_, {}, layoutDirection()});
    line.translate(0, 2);
    painter.setFont(theme_.font(TextRole::Body));
    for (const auto &[label, value] : facts_) {
        line.translate(0, theme_.lineHeight(TextRole::Body));
        const QRectF left(line.topLeft(), QSizeF(theme_.px(Size::FactLabel) * 0.75, line.height()));
        painter.setPen(theme_.color(Color::Text3));
        kit::paint::text(painter, left, label);
        painter.setPen(theme_.color(Color::Text));
        const QRectF right = line.adjusted(left.width() + 4, 0, 0, 0);
        kit::paint::text(painter, right, kit::paint::elided(painter.font(), value, right.width(), Qt::ElideMiddle));
    }
    if (remark_.isEmpty())
        return;
    line.translate(0, line.height() + theme_.px(Size::SpaceTiny));
    line.setBottom(cardRect().bottom());
    painter.setPen(theme_.color(Color::Text2));
    painter.drawText(line, Qt::TextWordWrap, remark_);
}

} // namespace topologypage
