#include <algorithm>

#include "widgets/kit/paint.h"
#include "widgets/topology/map_marks.h"
#include "widgets/topology/map_painter.h"
#include "widgets/topology/topology_words.h"

namespace topologypage {

namespace {

using kit::Color;
using kit::Size;
using kit::TextRole;
using kit::paint::mixed;

constexpr double SignSide = 12;

QRectF onScreen(const QRectF &rect, const MapPainter::Look &look) {
    return {rect.topLeft() * look.zoom + look.origin, rect.size() * look.zoom};
}

// How much of its strong color a thing has that is nothing but color.
double weightOf(const Object &object) {
    // Of what is well, the busier is the stronger.
    const double busy = object.load < 0 ? 0.5 : object.load / 100.0;
    switch (object.health) {
    case Health::Plain:
        return object.load < 0 ? 0.22 : 0.14 + 0.46 * busy;
    case Health::Ok:
        return 0.2 + 0.5 * busy;
    case Health::Busy:
        return 0.7;
    case Health::Warn:
        return 0.85;
    case Health::Failed:
        break;
    }
    return 1;
}

} // namespace

MapPainter::Ink MapPainter::inkFor(const Object &object, bool isDim) const {
    const auto tone = TopologyWords::tone(object.health);
    const QColor surface = theme_.color(Color::Surface);
    const bool isCalm = object.health == Health::Ok || object.health == Health::Plain;
    const QColor strong = object.health == Health::Plain ? theme_.color(Color::Text3) : theme_.strong(tone);
    return {dimmed(isCalm ? surface : theme_.soft(tone), isDim),
            dimmed(isCalm ? mixed(theme_.color(Color::Border), theme_.color(Color::Control), 0.45) : strong, isDim),
            dimmed(strong, isDim), dimmed(theme_.color(Color::Text), isDim),
            dimmed(isCalm ? theme_.color(Color::Text2) : strong, isDim)};
}

void MapPainter::paintItem(QPainter &painter, const Scene::Item &item, const Look &look) const {
    const auto &object = graph_.at(item.id);
    const QRectF rect = onScreen(item.rect, look);
    const auto ink = inkFor(object, isDim(item.id, look));
    if (object.kind == Kind::Gpu)
        paintGpu(painter, object, rect, ink);
    else if (scene_->lens() == Lens::Physical && object.kind >= Kind::Site)
        paintHolder(painter, object, rect, ink, item.header * look.zoom);
    else if (detailOf(object.kind, rect.size()) == Detail::Color)
        paintSpeck(painter, object, rect, ink);
    else
        paintBox(painter, object, rect, ink);
}

// Nothing but a color; hatched or outlined still, where there is room for that.
void MapPainter::paintSpeck(QPainter &painter, const Object &object, const QRectF &rect, const Ink &ink) const {
    QRectF box = kit::paint::snapped(painter, rect);
    box.setSize(box.size().expandedTo(QSizeF(1, 1)));
    const QColor color = mixed(theme_.color(Color::Surface), ink.sign, weightOf(object));
    if ((object.marks & Ghost) && box.height() >= 4) {
        marks::outline(painter, box, ink.sign, 1);
        return;
    }
    painter.fillRect(box, color);
    if ((object.marks & IsLeaving) && box.height() >= 5)
        marks::hatch(painter, box, theme_.color(Color::Surface));
}

void MapPainter::paintGpu(QPainter &painter, const Object &object, const QRectF &rect, const Ink &ink) const {
    if (detailOf(object.kind, rect.size()) == Detail::Color && rect.height() < 10) {
        paintSpeck(painter, object, rect, ink);
        return;
    }
    const bool isFree = object.health == Health::Plain;
    const QRectF box = kit::paint::snapped(painter, rect);
    const QColor surface = theme_.color(Color::Surface);
    painter.fillRect(box, isFree ? ink.edge : ink.sign);
    const double line = kit::paint::hairline(painter);
    const QColor ground = isFree                            ? mixed(surface, theme_.color(Color::Sunken), 0.6)
                          : object.health == Health::Failed ? ink.sign
                                                            : mixed(surface, ink.sign, 0.24);
    const QRectF inside = box.adjusted(line, line, -line, -line);
    painter.fillRect(inside, ground);
    if (object.load > 0 && object.health != Health::Failed)
        painter.fillRect(
            kit::paint::snapped(painter, inside.adjusted(0, inside.height() * (100 - object.load) / 100.0, 0, 0)),
            mixed(ground, ink.sign, isFree ? 0.3 : 0.4));
    if (object.marks & IsLeaving)
        marks::hatch(painter, box, ink.sign);
    const bool isNamed = detailOf(object.kind, rect.size()) != Detail::Color;
    const bool isWide = rect.width() >= 26;
    const bool hasSign = object.health != Health::Plain && object.health != Health::Ok;
    if (hasSign) {
        const double side = std::min({SignSide, rect.width() - 2, rect.height() - 2});
        const QPointF at = isWide && isNamed ? QPointF(rect.right() - side / 2 - 3, rect.center().y()) : rect.center();
        marks::health(painter, QRectF(at - QPointF(side / 2, side / 2), QSizeF(side, side)), object.health,
                      object.health == Health::Failed ? surface : ink.sign);
    }
    if (!isNamed || (hasSign && !isWide))
        return;
    painter.setFont(theme_.font(TextRole::Count));
    painter.setPen(object.health == Health::Failed ? surface : isFree ? ink.word : ink.name);
    painter.drawText(isWide && hasSign ? rect.adjusted(4, 0, -SignSide - 2, 0) : rect, Qt::AlignCenter, object.label);
}

// The name stands above what stands in the box, never over it.
void MapPainter::paintHolder(QPainter &painter, const Object &object, const QRectF &rect, const Ink &ink,
                             double header) const {
    const bool isNode = object.kind == Kind::Node;
    const auto detail = detailOf(object.kind, rect.size());
    const bool isBad = object.health == Health::Failed || object.health == Health::Warn;
    const QColor ground = isNode && isBad                ? ink.ground
                          : object.kind == Kind::Cluster ? theme_.color(Color::Window)
                                                         : theme_.color(Color::Surface);
    kit::paint::roundBox(painter, rect,
                         {ground, isNode ? ink.edge : theme_.color(Color::Border),
                          detail == Detail::Color ? 0 : theme_.px(Size::RadiusChip), 1});
    if (object.state == State::Cordoned && detail != Detail::Color)
        marks::hatch(painter, QRectF(rect.left() + 1, rect.top() + 1, rect.width() - 2, 3), ink.sign);
    if (header < 11 || rect.width() < 44)
        return;
    QRectF line(rect.left() + std::min(8.0, header / 3), rect.top(), rect.width() - std::min(16.0, header), header);
    const bool hasSign = isNode ? object.health != Health::Plain : isBad;
    if (hasSign) {
        const double side = std::min(SignSide, header - 2);
        marks::health(painter, QRectF(line.right() - side, line.center().y() - side / 2, side, side), object.health,
                      ink.sign);
        line.setRight(line.right() - side - 4);
    }
    const bool isSmall = header < 15;
    const QFont &font = theme_.font(isSmall                     ? TextRole::Count
                                    : object.kind == Kind::Site ? TextRole::Strong
                                                                : TextRole::Label);
    const QString words =
        isNode && object.health == Health::Ok ? TopologyWords::load(object.load) : TopologyWords::line(object);
    painter.setFont(font);
    painter.setPen(ink.name);
    kit::paint::text(painter, line, object.label);
    const double used = kit::paint::textWidth(font, object.label) + 10;
    const QFont &small = theme_.font(TextRole::Count);
    // Half of it would say something else, or nothing.
    const bool hasRoom = used + kit::paint::textWidth(small, words) <= line.width();
    if ((isNode && detail != Detail::All) || isSmall || words.isEmpty() || !hasRoom)
        return;
    painter.setFont(small);
    painter.setPen(ink.word);
    kit::paint::text(painter, line.adjusted(used, 0, 0, 0), words, isNode ? Qt::AlignTrailing : Qt::AlignLeading);
}

void MapPainter::paintBox(QPainter &painter, const Object &object, const QRectF &rect, const Ink &ink) const {
    const int radius = theme_.px(Size::RadiusChip);
    if (object.marks & Ghost) {
        const QColor color = object.state == State::Planned ? theme_.color(Color::Accent) : ink.sign;
        if (object.state == State::Planned)
            painter.fillRect(rect, [&] {
                QColor veil = color;
                veil.setAlphaF(0.14f);
                return veil;
            }());
        marks::outline(painter, rect, color, radius);
    } else {
        kit::paint::roundBox(painter, rect, {ink.ground, ink.edge, radius, 1});
        if (object.health != Health::Plain) {
            const QRectF bar(rect.left(), rect.top() + 4, 3, rect.height() - 8);
            painter.fillRect(kit::paint::snapped(painter, bar), ink.sign);
        }
        paintLoad(painter, object, rect, ink);
    }
    if (object.marks & IsLeaving)
        marks::hatch(painter, rect.adjusted(1, 1, -1, -1), mixed(ink.ground, ink.sign, 0.35));
    paintWords(painter, object, rect, ink);
}

// How busy it is: a line at its foot, as long as the share.
void MapPainter::paintLoad(QPainter &painter, const Object &object, const QRectF &rect, const Ink &ink) const {
    if (object.load < 0 || rect.height() < 18 || object.health == Health::Failed)
        return;
    const QRectF whole(rect.left() + 6, rect.bottom() - 3, rect.width() - 12, 2);
    painter.fillRect(kit::paint::snapped(painter, whole), mixed(ink.ground, ink.edge, 0.5));
    const double length = whole.width() * object.load / 100.0;
    const double begin = painter.layoutDirection() == Qt::RightToLeft ? whole.right() - length : whole.left();
    painter.fillRect(kit::paint::snapped(painter, QRectF(begin, whole.top(), length, whole.height())), ink.sign);
}

void MapPainter::paintWords(QPainter &painter, const Object &object, const QRectF &rect, const Ink &ink) const {
    QRectF inner = rect.adjusted(rect.height() < 20 ? 6 : 9, 0, -6, 0);
    if (object.health != Health::Plain) {
        const double side = std::min(SignSide, inner.height() - 2);
        marks::health(painter, QRectF(inner.left(), inner.center().y() - side / 2, side, side), object.health,
                      ink.sign);
        inner.setLeft(inner.left() + side + (inner.height() < 20 ? 4 : 7));
    }
    if ((object.marks & Drift) && inner.width() > 40) {
        const double side = std::min(14.0, inner.height() - 2);
        marks::drift(painter, QRectF(inner.right() - side, inner.center().y() - side / 2, side, side),
                     theme_.color(Color::Warn));
        inner.setRight(inner.right() - side - 4);
    }
    const bool isSmall = rect.height() < 17;
    const QFont &font = theme_.font(isSmall                        ? TextRole::Count
                                    : object.kind == Kind::Replica ? TextRole::Caption
                                                                   : TextRole::Label);
    paintTexts(painter, object, inner, {rect.height(), detailOf(object.kind, rect.size()), font, ink});
}

// One line for the name and one for what is so; both in one where that is the room.
void MapPainter::paintTexts(QPainter &painter, const Object &object, const QRectF &inner, const Lines &look) const {
    QString words = TopologyWords::line(object);
    const QFont &small = theme_.font(TextRole::Count);
    // A figure cut short would be a wrong one.
    if (object.kind == Kind::Revision && kit::paint::textWidth(small, words) > inner.width())
        words = TopologyWords::share(object.share);
    const bool hasWords = look.detail == Detail::All && !words.isEmpty();
    QRectF first = inner;
    if (hasWords && look.height >= 32) {
        const QRectF pair(inner.left(), inner.center().y() - 16, inner.width(), 32);
        first = pair.adjusted(0, 0, 0, -16);
        painter.setFont(small);
        painter.setPen(look.ink.word);
        kit::paint::text(painter, pair.adjusted(0, 16, 0, 0), words);
    }
    QString name = object.label;
    if (object.kind == Kind::Replica && (object.marks & Ghost))
        name = TopologyWords::word(object.state);
    painter.setFont(look.font);
    painter.setPen(look.ink.name);
    kit::paint::text(painter, first, kit::paint::elided(look.font, name, first.width(), Qt::ElideMiddle));
    const bool isSaid = object.health == Health::Ok || (object.marks & Ghost);
    const QRectF rest = first.adjusted(kit::paint::textWidth(look.font, name) + 8, 0, 0, 0);
    if (!hasWords || look.height >= 32 || isSaid || kit::paint::textWidth(small, words) > rest.width())
        return;
    painter.setFont(small);
    painter.setPen(look.ink.word);
    kit::paint::text(painter, rest, words, Qt::AlignTrailing);
}

} // namespace topologypage
