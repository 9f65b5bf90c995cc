#pragma once

#include <QPixmap>
#include <QWidget>

#include "widgets/kit/theme.h"

namespace kit {

// A card that floats over its window and casts a shadow. A child of that window, not a popup: it grabs nothing. Its
// contents margins hold the shadow; place it by setCardGeometry, which leaves the shadow out.
class FloatingCard : public QWidget {
    Q_OBJECT

public:
    FloatingCard(const Theme &theme, QWidget *parent);

    void setCardGeometry(const QRect &card);

    QRect cardRect() const; // within this widget

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void drawShadow();

    const Theme &theme_;
    QPixmap shadow_; // drawn once for a size, a theme and a scale
};

} // namespace kit
