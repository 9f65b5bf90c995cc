#include "widgets/topology/tile_cache.h"

#include <algorithm>
#include <cmath>

namespace topologypage {

namespace {

using std::chrono::steady_clock;
using namespace std::chrono_literals;

// Of the 16 ms of a frame; the rest is Qt's, and that of whoever else works in the same turn.
constexpr auto Budget = 6ms;
// As many as cover the screen several times.
constexpr std::size_t Kept = 128;

QRect tilesIn(const QRectF &part) {
    const auto tile = [](double value) { return static_cast<int>(std::floor(value / TileCache::side)); };
    return {QPoint(tile(part.left()), tile(part.top())), QPoint(tile(part.right()), tile(part.bottom()))};
}

} // namespace

bool TileCache::paint(QPainter &painter, const Frame &frame, const Draw &draw) {
    ++frame_;
    if (frame.zoom != zoom_ || frame.scale != scale_)
        changeZoom(frame);
    lastVisible_ = frame.visible;
    lastGround_ = frame.ground;
    const QRect range = tilesIn(QRectF(frame.visible));
    std::vector<std::pair<std::int64_t, Place>> waiting;
    bool isAnyEmpty = false;
    for (int row = range.top(); row <= range.bottom(); ++row) {
        for (int column = range.left(); column <= range.right(); ++column) {
            const auto &tile = tiles_[{row, column}];
            if (!tile.isFresh)
                waiting.push_back({tile.image.isNull() ? -1 : tile.since, {row, column}});
        }
    }
    std::ranges::sort(waiting);
    const auto end = steady_clock::now() + Budget;
    std::size_t done = 0;
    for (; done < waiting.size() && (isPatient_ || done == 0 || steady_clock::now() < end); ++done)
        render(tiles_[waiting[done].second], waiting[done].second, frame, draw);
    isPatient_ = false;
    for (std::size_t place = done; place < waiting.size(); ++place)
        isAnyEmpty |= waiting[place].first < 0;
    if (isAnyEmpty)
        paintBefore(painter, frame);
    for (int row = range.top(); row <= range.bottom(); ++row)
        for (int column = range.left(); column <= range.right(); ++column)
            if (const auto &tile = tiles_[{row, column}]; !tile.image.isNull())
                painter.drawImage(QPointF(column * side, row * side), tile.image);
    if (tiles_.size() > Kept)
        drop(range);
    return done < waiting.size();
}

void TileCache::changeZoom(const Frame &frame) {
    // What is in sight now stands in for what is still to be drawn.
    if (zoom_ > 0 && !lastVisible_.isEmpty()) {
        const QRect range = tilesIn(QRectF(lastVisible_));
        const bool isWhole = std::ranges::all_of(tiles_, [](const auto &tile) { return !tile.second.image.isNull(); });
        if (isWhole || before_.isNull()) {
            QImage picture(lastVisible_.size(), QImage::Format_RGB32);
            picture.fill(lastGround_);
            QPainter painter(&picture);
            painter.translate(-lastVisible_.topLeft());
            for (const auto &[place, tile] : tiles_)
                if (!tile.image.isNull() && range.contains(place.second, place.first))
                    painter.drawImage(QPointF(place.second * side, place.first * side), tile.image);
            before_ = picture;
            beforeRect_ = lastVisible_;
            beforeZoom_ = zoom_;
        }
    }
    tiles_.clear();
    zoom_ = frame.zoom;
    scale_ = frame.scale;
}

void TileCache::paintBefore(QPainter &painter, const Frame &frame) const {
    if (before_.isNull() || beforeZoom_ <= 0)
        return;
    const double factor = frame.zoom / beforeZoom_;
    painter.drawImage(QRectF(beforeRect_.topLeft() * factor, beforeRect_.size() * factor), before_);
}

void TileCache::render(Tile &tile, const Place &place, const Frame &frame, const Draw &draw) const {
    const int pixels = static_cast<int>(std::ceil(side * frame.scale));
    if (tile.image.width() != pixels) {
        tile.image = QImage(pixels, pixels, QImage::Format_RGB32);
        tile.image.setDevicePixelRatio(frame.scale);
    }
    tile.image.fill(frame.ground);
    QPainter painter(&tile.image);
    const QRectF part(place.second * side, place.first * side, side, side);
    painter.translate(-part.topLeft());
    draw(painter, part);
    tile.isFresh = true;
}

void TileCache::drop(const QRect &inSight) {
    std::erase_if(tiles_, [&](const auto &tile) { return !inSight.contains(tile.first.second, tile.first.first); });
}

void TileCache::forgetUnseen() {
    before_ = {};
    drop(tilesIn(QRectF(lastVisible_)));
}

void TileCache::expireAll() {
    for (auto &[place, tile] : tiles_) {
        if (tile.isFresh)
            tile.since = frame_;
        tile.isFresh = false;
    }
}

void TileCache::expire(const QRectF &part) {
    const QRect range = tilesIn(part);
    for (int row = range.top(); row <= range.bottom(); ++row) {
        for (auto tile = tiles_.lower_bound({row, range.left()});
             tile != tiles_.end() && tile->first <= Place(row, range.right()); ++tile) {
            if (tile->second.isFresh)
                tile->second.since = frame_;
            tile->second.isFresh = false;
        }
    }
}

std::size_t TileCache::bytes() const {
    std::size_t sum = static_cast<std::size_t>(before_.sizeInBytes());
    for (const auto &[place, tile] : tiles_)
        sum += static_cast<std::size_t>(tile.image.sizeInBytes());
    return sum;
}

} // namespace topologypage
