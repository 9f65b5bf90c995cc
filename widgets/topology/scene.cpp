#include "widgets/topology/scene.h"

#include <algorithm>
#include <cmath>

namespace topologypage {

namespace {

constexpr double Cell = 256;

} // namespace

void Scene::add(ObjectId id, const QRectF &rect, double header) {
    if (static_cast<std::size_t>(id) >= firstOf_.size())
        firstOf_.resize(static_cast<std::size_t>(id) + 1, -1);
    auto &first = firstOf_[static_cast<std::size_t>(id)];
    const int item = static_cast<int>(items_.size());
    items_.push_back({id, -1, rect, header});
    if (first < 0) {
        first = item;
    } else {
        items_.back().next = items_[static_cast<std::size_t>(first)].next;
        items_[static_cast<std::size_t>(first)].next = item;
    }
    bounds_ |= rect;
}

void Scene::addBlock(ObjectId deployment, const QRectF &rect) {
    blocks_.emplace_back(deployment, rect);
    bounds_ |= rect;
}

QRectF Scene::blockOf(ObjectId deployment) const {
    const auto found = std::ranges::lower_bound(blocks_, deployment, {}, [](const auto &block) { return block.first; });
    return found == blocks_.end() || found->first != deployment ? QRectF() : found->second;
}

int Scene::itemOf(ObjectId id) const {
    return id < 0 || static_cast<std::size_t>(id) >= firstOf_.size() ? -1 : firstOf_[static_cast<std::size_t>(id)];
}

QRectF Scene::rectOf(ObjectId id) const {
    const int item = itemOf(id);
    return item < 0 ? QRectF() : items_[static_cast<std::size_t>(item)].rect;
}

QRect Scene::cellsOf(const QRectF &rect) const {
    const auto cell = [](double value, double from, int count) {
        return std::clamp(static_cast<int>(std::floor((value - from) / Cell)), 0, count - 1);
    };
    return {
        QPoint(cell(rect.left(), bounds_.left(), cells_.columns), cell(rect.top(), bounds_.top(), cells_.rows)),
        QPoint(cell(rect.right(), bounds_.left(), cells_.columns), cell(rect.bottom(), bounds_.top(), cells_.rows))};
}

void Scene::finish() {
    items_.shrink_to_fit();
    firstOf_.shrink_to_fit();
    std::ranges::sort(blocks_, {}, [](const auto &block) { return block.first; });
    for (const auto &heading : headings_)
        bounds_ |= heading.rect;
    cells_.columns = static_cast<int>(bounds_.width() / Cell) + 1;
    cells_.rows = static_cast<int>(bounds_.height() / Cell) + 1;
    const auto each = [this](const auto &visit) {
        for (std::size_t item = 0; item < items_.size(); ++item) {
            const QRect cells = cellsOf(items_[item].rect);
            for (int y = cells.top(); y <= cells.bottom(); ++y)
                for (int x = cells.left(); x <= cells.right(); ++x)
                    visit(static_cast<std::size_t>(y * cells_.columns + x), static_cast<int>(item));
        }
    };
    cells_.starts.assign(static_cast<std::size_t>(cells_.columns) * static_cast<std::size_t>(cells_.rows) + 1, 0);
    each([this](std::size_t cell, int) { ++cells_.starts[cell + 1]; });
    for (std::size_t cell = 1; cell < cells_.starts.size(); ++cell)
        cells_.starts[cell] += cells_.starts[cell - 1];
    auto next = cells_.starts;
    cells_.items.resize(static_cast<std::size_t>(cells_.starts.back()));
    each([this, &next](std::size_t cell, int item) { cells_.items[static_cast<std::size_t>(next[cell]++)] = item; });
}

std::vector<int> Scene::itemsIn(const QRectF &rect) const {
    std::vector<int> found;
    if (cells_.starts.empty() || !rect.intersects(bounds_))
        return found;
    const QRect cells = cellsOf(rect);
    for (int y = cells.top(); y <= cells.bottom(); ++y) {
        for (int x = cells.left(); x <= cells.right(); ++x) {
            const auto cell = static_cast<std::size_t>(y * cells_.columns + x);
            for (int at = cells_.starts[cell]; at < cells_.starts[cell + 1]; ++at) {
                const int item = cells_.items[static_cast<std::size_t>(at)];
                if (items_[static_cast<std::size_t>(item)].rect.intersects(rect))
                    found.push_back(item);
            }
        }
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

int Scene::itemAt(const QPointF &place) const {
    const auto found = itemsIn(QRectF(place - QPointF(0.5, 0.5), QSizeF(1, 1)));
    for (auto item = found.rbegin(); item != found.rend(); ++item)
        if (items_[static_cast<std::size_t>(*item)].rect.contains(place))
            return *item;
    return -1;
}

} // namespace topologypage
