#pragma once

#include <QRect>

namespace gpuspage {

// What the pointer does to the map while one of its buttons is held: it clicks until it has gone far enough to draw a
// rectangle around what shall be, or it moves the map. Its places are device-independent pixels of the viewport, those
// of the map are the map's.
class HeatmapDrag {
public:
    enum class Kind { None, Click, Lasso, Pan };

    void beginClick(const QPoint &at, const QPoint &onMap);
    void beginPan(const QPoint &at);
    // How far it went since it was last asked.
    QPoint pan(const QPoint &at);
    // Whether there is a rectangle now.
    bool draw(const QPoint &at, const QPoint &onMap);
    // Answers what it was; a rectangle is known until the next one.
    Kind end();

    Kind kind() const { return kind_; }
    // Of the map.
    const QRect &lasso() const { return lasso_; }

private:
    Kind kind_ = Kind::None;
    QPoint at_;
    QPoint begunAt_; // of the map
    QRect lasso_;
};

} // namespace gpuspage
