#include <algorithm>

#include <QPaintEvent>
#include <QScrollBar>

#include "widgets/kit/paint.h"
#include "widgets/topology/topology_view.h"
#include "widgets/topology/topology_words.h"

namespace topologypage {

using kit::Color;
using kit::Size;
using kit::TextRole;

void TopologyView::paintEvent(QPaintEvent *) {
    QPainter painter(viewport());
    const QColor ground = theme_.color(Color::Surface);
    painter.fillRect(viewport()->rect(), ground);
    if (scene_.items().empty()) {
        paintEmptyLens(painter);
        return;
    }
    const QPoint at = origin().toPoint();
    painter.translate(at);
    const TileCache::Frame frame{viewport()->rect().translated(-at), zoom_, devicePixelRatioF(), ground};
    const bool wasBehind = isBehind_;
    isBehind_ = tiles_.paint(painter, frame, [this](QPainter &tile, const QRectF &part) {
        painter_.paint(tile, part, {zoom_, QPointF(), lit_ ? &*lit_ : nullptr});
    });
    painter.resetTransform();
    paintOverlays(painter);
    paintHeadings(painter);
    if (isBehind_)
        QTimer::singleShot(0, viewport(), qOverload<>(&QWidget::update));
    else if (wasBehind)
        QTimer::singleShot(0, this, &TopologyView::settled);
}

void TopologyView::paintEmptyLens(QPainter &painter) const {
    painter.setFont(theme_.font(TextRole::Body));
    painter.setPen(theme_.color(Color::Text3));
    painter.drawText(viewport()->rect().adjusted(40, 0, -40, 0), Qt::AlignCenter | Qt::TextWordWrap,
                     scene_.lens() == Lens::Serving
                         ? tr("Nothing is served yet: routes and deployments stand here as soon as there are some.")
                         : tr("No node is known yet: sites, clusters and nodes stand here as soon as there are some."));
}

void TopologyView::paintOverlays(QPainter &painter) const {
    const int ring = theme_.px(Size::FocusRing);
    const int radius = theme_.px(Size::RadiusControl);
    const QRectF sight(viewport()->rect());
    if (const ObjectId id = graph_.find(hovered_); id >= 0 && hovered_ != current_)
        for (const auto &rect : standIns(id))
            if (const QRectF place = onScreen(rect); place.intersects(sight))
                kit::paint::roundBox(painter, place.adjusted(-1, -1, 1, 1),
                                     {QColor(), theme_.color(Color::Control), theme_.px(Size::RadiusChip), 1});
    const ObjectId id = graph_.find(current_);
    if (id < 0)
        return;
    const bool isFocused = hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange);
    for (const auto &rect : standIns(id)) {
        QRectF place = onScreen(rect);
        const double least = theme_.px(Size::Dot);
        place = QRectF(place.center() - QPointF(std::max(place.width(), least), std::max(place.height(), least)) / 2,
                       place.size().expandedTo(QSizeF(least, least)));
        if (!place.intersects(sight))
            continue;
        const double gap = 2;
        kit::paint::roundBox(painter, place.adjusted(-gap, -gap, gap, gap),
                             {QColor(), theme_.color(Color::Accent), radius, ring});
        if (isFocused)
            kit::paint::roundBox(painter,
                                 place.adjusted(-2 * gap - ring, -2 * gap - ring, 2 * gap + ring, 2 * gap + ring),
                                 {QColor(), theme_.color(Color::Accent), radius + ring, 1});
    }
}

// The names of the columns stay in sight.
void TopologyView::paintHeadings(QPainter &painter) const {
    const int height = headingHeight();
    if (height == 0)
        return;
    const QRectF strip(0, 0, viewport()->width(), height);
    painter.fillRect(strip, theme_.color(Color::Surface));
    kit::paint::horizontalLine(painter, strip, strip.bottom() - 1, theme_.color(Color::Border));
    painter.setFont(theme_.font(TextRole::Label));
    painter.setPen(theme_.color(Color::Text2));
    const auto &headings = scene_.headings();
    for (std::size_t place = 0; place < headings.size(); ++place) {
        const QRectF column = onScreen(headings[place].rect);
        const double next = place + 1 < headings.size() ? onScreen(headings[place + 1].rect).left() : strip.right() + 1;
        const QRectF room(column.left(), 0, next - column.left() - 6, height);
        const auto words = TopologyWords::column(headings[place].kind);
        if (kit::paint::textWidth(painter.font(), words) <= room.width())
            kit::paint::text(painter, room, words);
    }
}

QImage TopologyView::picture(double scale) const {
    QImage image(viewport()->size() * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(theme_.color(Color::Surface));
    QPainter painter(&image);
    painter_.paint(painter, viewport()->rect(), {zoom_, origin(), lit_ ? &*lit_ : nullptr});
    paintOverlays(painter);
    paintHeadings(painter);
    return image;
}

void TopologyView::drawWhole(QPainter &painter) const {
    painter.setFont(theme_.font(TextRole::Label));
    painter.setPen(theme_.color(Color::Text2));
    for (const auto &heading : scene_.headings())
        kit::paint::text(painter, heading.rect, TopologyWords::column(heading.kind));
    painter_.paint(painter, scene_.bounds(), {});
}

} // namespace topologypage
