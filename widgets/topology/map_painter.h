#pragma once

#include <QPainter>

#include "widgets/kit/theme.h"
#include "widgets/topology/scene.h"
#include "widgets/topology/topology_graph.h"

namespace topologypage {

// Draws a part of a scene at a zoom: the smaller a thing is on the screen, the less of it, down to its color alone; but
// the sign of a fault keeps its size. Looks only: theme, graph and scene outlive it, and follow() comes after each
// change of the graph's connections or of the scene.
class MapPainter {
public:
    // How much of an object there is room for.
    enum class Detail { Color, Name, All };

    struct Look {
        double zoom = 1;
        // Where the map's point (0, 0) is, in pixels of the painter.
        QPointF origin;
        // By object: what is not lit is dimmed. Null lights everything.
        const std::vector<bool> *lit = nullptr;
    };

    MapPainter(const kit::Theme &theme, const TopologyGraph &graph) : theme_(theme), graph_(graph) {}

    void follow(const Scene &scene);
    // What lies within the part, in pixels of the painter.
    void paint(QPainter &painter, const QRectF &part, const Look &look) const;

    static Detail detailOf(Kind kind, const QSizeF &onScreen);
    // Pixels that a sign may stand away from what it is of.
    static constexpr int overhang = 20;

private:
    struct Line {
        ObjectId from;
        ObjectId to;
        QPointF start;
        QPointF end;
        double share;
        LinkKind kind;
    };
    struct Ink {
        QColor ground;
        QColor edge;
        QColor sign;
        QColor name;
        QColor word;
    };
    struct Lines {
        double height; // of the whole box
        Detail detail;
        const QFont &font; // of the name
        const Ink &ink;
    };

    void addLine(const Edge &edge);
    void paintLines(QPainter &painter, const QRectF &part, const Look &look) const;
    void paintLine(QPainter &painter, const Line &line, const Look &look) const;
    void paintFaults(QPainter &painter, const std::vector<int> &items, const Look &look) const;
    QPointF withinBlock(const QPointF &at, const Look &look) const;
    void paintBlocks(QPainter &painter, const QRectF &part, const Look &look) const;
    void paintItem(QPainter &painter, const Scene::Item &item, const Look &look) const;
    void paintHolder(QPainter &painter, const Object &object, const QRectF &rect, const Ink &ink, double header) const;
    void paintGpu(QPainter &painter, const Object &object, const QRectF &rect, const Ink &ink) const;
    void paintBox(QPainter &painter, const Object &object, const QRectF &rect, const Ink &ink) const;
    void paintLoad(QPainter &painter, const Object &object, const QRectF &rect, const Ink &ink) const;
    void paintWords(QPainter &painter, const Object &object, const QRectF &rect, const Ink &ink) const;
    void paintTexts(QPainter &painter, const Object &object, const QRectF &inner, const Lines &look) const;
    void paintSpeck(QPainter &painter, const Object &object, const QRectF &rect, const Ink &ink) const;
    Ink inkFor(const Object &object, bool isDim) const;
    QColor dimmed(const QColor &color, bool isDim) const;
    bool isDim(ObjectId id, const Look &look) const;

    const kit::Theme &theme_;
    const TopologyGraph &graph_;
    const Scene *scene_ = nullptr;
    std::vector<Line> lines_;
    std::vector<std::pair<ObjectId, QRectF>> blocks_;
};

} // namespace topologypage
