#include "widgets/kit/card.h"

#include <QChildEvent>
#include <QPainterPath>
#include <QVBoxLayout>

#include "widgets/kit/paint.h"

namespace kit {
namespace {

// Lies over the content and paints the four corners anew: outside the arc the window shows. The mouse goes through.
class Corners : public QWidget {
public:
    Corners(const Theme &theme, QWidget *card) : QWidget(card), theme_(theme) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setObjectName(QStringLiteral("cardCorners"));
    }

protected:
    void resizeEvent(QResizeEvent *) override {
        const int side = theme_.px(Size::RadiusCard);
        QRegion region(0, 0, side, side);
        region += QRect(width() - side, 0, side, side);
        region += QRect(0, height() - side, side, side);
        region += QRect(width() - side, height() - side, side, side);
        setMask(region);
    }

    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        const int radius = theme_.px(Size::RadiusCard);
        QPainterPath outside;
        outside.addRect(rect());
        outside.addRoundedRect(paint::snapped(painter, rect()), radius, radius);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillPath(outside, theme_.color(Color::Window));
        paint::roundBox(painter, rect(), {QColor(), theme_.color(Color::Border), radius, 1});
    }

private:
    const Theme &theme_;
};

} // namespace

Card::Card(const Theme &theme, QWidget *parent) : QWidget(parent), theme_(theme) {
    corners_ = new Corners(theme, this);
    setContentsMargins(theme.px(Size::Line), theme.px(Size::Line), theme.px(Size::Line), theme.px(Size::Line));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

Card::Card(const Theme &theme, QWidget *content, QWidget *parent) : Card(theme, parent) {
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(content);
}

void Card::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    paint::roundBox(painter, rect(),
                    {theme_.color(Color::Surface), theme_.color(Color::Border), theme_.px(Size::RadiusCard), 1});
}

void Card::resizeEvent(QResizeEvent *) {
    corners_->resize(size());
    corners_->raise();
}

void Card::childEvent(QChildEvent *event) {
    if (event->type() == QEvent::ChildAdded && corners_)
        corners_->raise();
}

} // namespace kit
