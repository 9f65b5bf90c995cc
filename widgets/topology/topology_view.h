#pragma once

#include <optional>

#include <QAbstractScrollArea>
#include <QHash>
#include <QTimer>

#include "widgets/topology/map_painter.h"
#include "widgets/topology/physical_layout.h"
#include "widgets/topology/serving_layout.h"
#include "widgets/topology/tile_cache.h"

namespace topologypage {

class HoverCard;

// The map on the screen: one lens of the graph, zoomed and moved. One object is current; it has the cursor of the
// keyboard, and all that is not related to it is dimmed. Its costs follow what is in sight, not what there is.
class TopologyView : public QAbstractScrollArea {
    Q_OBJECT

public:
    TopologyView(const kit::Theme &theme, const TopologyGraph &graph, QWidget *parent = nullptr);
    const kit::Theme &theme() const { return theme_; }
    ~TopologyView() override;

    // After each settle() of the graph.
    void take(const TopologyGraph::Changes &changes);
    void setLens(Lens lens);
    // Empty: nothing is current. Scrolls to it when asked to.
    void setCurrent(const QString &key, bool isShown = true);
    // Dims all others, unless an object is current. Nothing lights all.
    void setMatches(std::optional<std::vector<bool>> matches);
    // Sentences about objects, for the card that stands beside the pointer.
    void setRemarks(const QHash<QString, QString> &remarks) { remarks_ = remarks; }
    // From now on all of it is seen at once, also by people who look from afar.
    void present();
    void fit();
    void zoomBy(double factor);
    void zoomBy(double factor, const QPointF &at); // keeps what is at that place of the viewport
    // Draws all of what is in sight in one frame.
    void finishNext();

    Lens lens() const { return scene_.lens(); }
    const TopologyGraph &graph() const { return graph_; }
    const Scene &scene() const { return scene_; }
    double zoom() const { return zoom_; }
    const QString &current() const { return current_; }
    // Where an object stands in the viewport; null when it does not stand in this lens.
    QRectF rectOf(const QString &key) const;
    // Where it stands, with all that requests to it go over where it is a part of serving; null likewise.
    QRectF lineOf(const QString &key) const;
    // Scrolls an object that is hardly in sight into the middle.
    void center(const QString &key);
    // The object at a place of the viewport, -1 for none.
    ObjectId objectAt(const QPointF &at) const;
    // In the order of drawing, each once; at most so many.
    std::vector<ObjectId> objectsInSight(std::size_t most) const;
    bool isSettled() const { return !isBehind_; }
    std::size_t imageBytes() const { return tiles_.bytes(); }
    QImage picture(double scale) const;
    // The whole map from (0, 0), at zoom 1.
    void drawWhole(QPainter &painter) const;

Q_SIGNALS:
    void currentChanged(const QString &key);
    void activated(const QString &key);
    void menuRequested(const QString &key, const QPoint &place);
    void lensChanged();
    void settled();

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    static constexpr double edge = 24; // around the map, in pixels

    void arrange();
    void makeScene();
    QPointF makeDense(bool isDense, const QPointF &place);
    bool isDenseFitted() const;
    void expire(ObjectId id);
    void light();
    void setZoom(double zoom, const QPointF &anchor);
    void fitNow();
    double zoomFor(const QSizeF &size) const; // shows all of that
    double fittingZoom() const;               // shows all
    double firstZoom() const;
    void setBars();
    void moveOrigin(const QPointF &wanted);
    double margin(int room) const; // around the map, in pixels
    QSizeF roomOfMap() const;      // within its margins
    double aspect() const;         // width to height of that
    QPointF origin() const;
    QRectF onScreen(const QRectF &rect) const;
    void ensureShown(const QRectF &rect);
    void paintOverlays(QPainter &painter) const;
    void paintHeadings(QPainter &painter) const;
    void paintEmptyLens(QPainter &painter) const;
    // Of an object, or of what stands for it in this lens.
    std::vector<QRectF> standIns(ObjectId id) const;
    void step(Qt::Key key);
    void setHovered(ObjectId id);
    void showCard();
    int headingHeight() const;

    const kit::Theme &theme_;
    const TopologyGraph &graph_;
    MapPainter painter_;
    ServingLayout serving_{ServingLayout::Density::Usual};
    ServingLayout dense_{ServingLayout::Density::Dense};
    PhysicalLayout physical_;
    Scene scene_;
    TileCache tiles_;
    double zoom_ = 1;
    double arrangedAspect_ = 0; // that the scene was made for
    QSizeF usualSize_;          // of what serves where it is not dense
    bool isDense_ = false;
    bool isPresented_ = false;
    bool isFitted_ = true;
    bool isFirst_ = true; // nobody has asked for all of it yet
    bool isBehind_ = false;
    bool isPanning_ = false;
    QPoint pressedAt_;
    QPoint lastAt_;
    QString current_;
    QString hovered_;
    std::optional<std::vector<bool>> matches_;
    std::optional<std::vector<bool>> lit_;
    QHash<QString, QString> remarks_;
    HoverCard *card_;
    QTimer resting_;
};

} // namespace topologypage
