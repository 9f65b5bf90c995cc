#include "widgets/kit/picture_head.h"

#include <algorithm>

#include <QPainter>

#include "backend/client/resource_cache.h"
#include "widgets/kit/paint.h"

#include "pilothouse/v1/resource.pb.h"

namespace kit {

QString PictureWords::sourceOf(const client::ResourceCache &cache, const QStringList &clusters) {
    const auto simulated = std::count_if(clusters.begin(), clusters.end(), [&cache](const QString &name) {
        const auto cluster = cache.find(name.toStdString());
        return cluster && cluster->cluster().runtime() == pilothouse::v1::SIMULATED;
    });
    return simulated == 0 ? QString() : simulated < clusters.size() ? tr("Partly simulated") : tr("Simulated");
}

int PictureHead::height() const {
    return theme_.lineHeight(TextRole::Title) + theme_.px(Size::SpaceSmall) +
           static_cast<int>(words_.facts.size()) * theme_.lineHeight(TextRole::Body);
}

void PictureHead::paint(QPainter &painter, const QRect &head) const {
    QRectF line(head.topLeft(), QSizeF(head.width(), theme_.lineHeight(TextRole::Title)));
    if (!words_.source.isEmpty()) {
        const auto size = paint::pillSize(theme_, words_.source);
        paint::pill(painter, QRectF(line.right() - size.width(), line.top(), size.width(), line.height()),
                    words_.source, theme_, {.tone = Tone::Info});
        line.setRight(line.right() - size.width() - theme_.px(Size::SpaceMedium));
    }
    painter.setFont(theme_.font(TextRole::Title));
    painter.setPen(theme_.color(Color::Text));
    paint::text(painter, line, words_.title);
    line = QRectF(head.left(), line.bottom() + theme_.px(Size::SpaceSmall), head.width(),
                  theme_.lineHeight(TextRole::Body));
    painter.setFont(theme_.font(TextRole::Body));
    painter.setPen(theme_.color(Color::Text2));
    for (const auto &fact : words_.facts) {
        paint::text(painter, line, paint::elided(painter.font(), fact, line.width()));
        line.translate(0, line.height());
    }
}

} // namespace kit
