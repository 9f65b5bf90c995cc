#pragma once

#include <span>
#include <vector>

#include <QRectF>

#include "widgets/topology/topology_object.h"

namespace topologypage {

enum class Lens { Serving, Physical };

// Where everything stands in one lens, in units of one pixel at zoom 1. Boxes come before what stands in them.
class Scene {
public:
    struct Item {
        ObjectId id = -1;
        // The next item of the same object, -1 for none.
        int next = -1;
        QRectF rect;
        // Of a box: room above what stands in it.
        double header = 0;
    };
    struct Heading {
        Kind kind;
        QRectF rect;
    };

    explicit Scene(Lens lens = Lens::Serving) : lens_(lens) {}

    void add(ObjectId id, const QRectF &rect, double header = 0);
    void addHeading(Kind kind, const QRectF &rect) { headings_.push_back({kind, rect}); }
    // Around replicas that are too many to have a line each.
    void addBlock(ObjectId deployment, const QRectF &rect);
    // Builds what items are found by; afterwards nothing is added.
    void finish();

    Lens lens() const { return lens_; }
    const std::vector<Item> &items() const { return items_; }
    const std::vector<Heading> &headings() const { return headings_; }
    // Null when the deployment has none.
    QRectF blockOf(ObjectId deployment) const;
    // The first item of the object, -1 for none.
    int itemOf(ObjectId id) const;
    QRectF rectOf(ObjectId id) const;
    const QRectF &bounds() const { return bounds_; }
    // Items that touch the rectangle, in the order of drawing.
    std::vector<int> itemsIn(const QRectF &rect) const;
    // The topmost item there, -1 for none.
    int itemAt(const QPointF &place) const;

private:
    struct Cells {
        int columns = 0;
        int rows = 0;
        std::vector<int> starts;
        std::vector<int> items;
    };

    QRect cellsOf(const QRectF &rect) const;

    Lens lens_;
    std::vector<Item> items_;
    std::vector<int> firstOf_;
    std::vector<Heading> headings_;
    std::vector<std::pair<ObjectId, QRectF>> blocks_;
    QRectF bounds_;
    Cells cells_;
};

} // namespace topologypage
