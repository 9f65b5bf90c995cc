#pragma once

#include <QCoreApplication>
#include <QStringList>

#include "widgets/kit/theme.h"

class QPainter;
class QRect;

namespace client {
class ResourceCache;
}

namespace kit {

// What a picture that leaves the console says of itself, so that it stands alone in a report.
struct PictureWords {
    Q_DECLARE_TR_FUNCTIONS(kit::PictureWords)

public:
    QString title;
    QStringList facts; // a line each
    QString source;    // as a pill; empty where it needs no saying

    // Whether what stands on these clusters is made up, all or a part of it; empty where nothing is.
    static QString sourceOf(const client::ResourceCache &cache, const QStringList &clusters);
};

// Draws these words above a picture.
class PictureHead {
public:
    // Both outlive it.
    PictureHead(const Theme &theme, const PictureWords &words) : theme_(theme), words_(words) {}

    // Device-independent pixels.
    int height() const;
    void paint(QPainter &painter, const QRect &head) const;

private:
    const Theme &theme_;
    const PictureWords &words_;
};

} // namespace kit
