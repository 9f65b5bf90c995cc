#include "widgets/kit/icon_engine.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include "widgets/kit/paint.h"

namespace kit {

IconEngine::IconEngine(const Theme &theme, Icon icon, std::function<QColor()> normal)
    : theme_(theme), icon_(icon), normal_(std::move(normal)) {}

void IconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) {
    const qreal scale = painter->deviceTransform().m11();
    const int side = std::min(rect.width(), rect.height());
    const QRectF target = paint::snapped(
        *painter, QRectF(rect.x() + (rect.width() - side) / 2.0, rect.y() + (rect.height() - side) / 2.0, side, side));
    const QPixmap pixmap = rendered((QSizeF(side, side) * scale).toSize(), mode);
    painter->drawPixmap(target, pixmap, QRectF(pixmap.rect()));
}

QPixmap IconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) {
    return rendered(size, mode);
}

QPixmap IconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) {
    return rendered(size, mode); // already in device pixels
}

QIconEngine *IconEngine::clone() const {
    return new IconEngine(theme_, icon_, normal_);
}

QColor IconEngine::colorFor(QIcon::Mode mode) const {
    switch (mode) {
    case QIcon::Normal:
    case QIcon::Active:
        return normal_();
    case QIcon::Disabled:
        return theme_.disabled(Color::Text3);
    case QIcon::Selected:
        return theme_.color(Color::Accent);
    }
    Q_UNREACHABLE();
}

QPixmap IconEngine::rendered(const QSize &deviceSize, QIcon::Mode mode) const {
    const QColor color = colorFor(mode);
    const QString name = QString::fromLatin1(QMetaEnum::fromType<Icon>().valueToKey(static_cast<int>(icon_)));
    const QString key = QStringLiteral("pilothouse/%1/%2/%3x%4")
                            .arg(name, color.name(QColor::HexArgb))
                            .arg(deviceSize.width())
                            .arg(deviceSize.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(QStringLiteral(":/pilothouse/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The icon %s is not embedded.", qPrintable(name));
    QSvgRenderer renderer(file.readAll().replace("currentColor", color.name().toLatin1()));
    pixmap = QPixmap(deviceSize);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon icon(const Theme &theme, Icon icon, Color color) {
    return QIcon(new IconEngine(theme, icon, [&theme, color] { return theme.color(color); }));
}

QIcon icon(const Theme &theme, Icon icon, Tone tone) {
    return QIcon(new IconEngine(theme, icon, [&theme, tone] { return theme.strong(tone); }));
}

} // namespace kit
