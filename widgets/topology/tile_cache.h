#pragma once

#include <chrono>
#include <functional>
#include <map>

#include <QImage>
#include <QPainter>

namespace topologypage {

// The map as square images at one zoom. Those that are missing or stale are drawn within a time budget for each frame,
// the rest in the next ones; until then the old image stays, or what the zoom before had.
class TileCache {
public:
    static constexpr int side = 256; // pixels, before the scale of the screen

    // Draws what lies within the rectangle, in pixels from the map's origin.
    using Draw = std::function<void(QPainter &painter, const QRectF &part)>;
    struct Frame {
        QRect visible; // pixels from the map's origin
        double zoom;
        double scale; // device pixels in a pixel
        QColor ground;
    };

    // The painter's origin is the map's. True when some tile in sight is still not as it should be.
    bool paint(QPainter &painter, const Frame &frame, const Draw &draw);
    void expireAll();
    // In pixels from the map's origin, at the zoom of the last frame.
    void expire(const QRectF &part);
    // Keeps what the last frame has shown, and nothing else.
    void forgetUnseen();
    // Draws everything in the next frame, however long it takes.
    void finishNext() { isPatient_ = true; }

    std::size_t bytes() const;

private:
    using Place = std::pair<int, int>; // row, column
    struct Tile {
        QImage image;
        bool isFresh = false;
        // When it became stale, in frames; who waits longest comes first.
        std::int64_t since = 0;
    };

    void changeZoom(const Frame &frame);
    void paintBefore(QPainter &painter, const Frame &frame) const;
    void render(Tile &tile, const Place &place, const Frame &frame, const Draw &draw) const;
    void drop(const QRect &inSight);

    std::map<Place, Tile> tiles_;
    // One picture of the zoom before, and what it showed.
    QImage before_;
    QRectF beforeRect_;
    double beforeZoom_ = 0;
    double zoom_ = 0;
    double scale_ = 0;
    QRect lastVisible_;
    QColor lastGround_;
    std::int64_t frame_ = 0;
    bool isPatient_ = false;
};

} // namespace topologypage
