#pragma once

#include <functional>

#include <QIconEngine>

#include "widgets/kit/icons.h"

namespace kit {

// Draws one sign of ours in the color that the theme has at that moment. Pixmaps are cached by color, so that none is
// stale after a change of theme.
class IconEngine : public QIconEngine {
public:
    IconEngine(const Theme &theme, Icon icon, std::function<QColor()> normal);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QIconEngine *clone() const override;
    bool isNull() override { return false; }

private:
    QPixmap rendered(const QSize &deviceSize, QIcon::Mode mode) const;
    QColor colorFor(QIcon::Mode mode) const;

    const Theme &theme_;
    Icon icon_;
    std::function<QColor()> normal_;
};

} // namespace kit
