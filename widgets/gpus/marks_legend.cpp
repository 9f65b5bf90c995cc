#include "widgets/gpus/marks_legend.h"

#include <algorithm>

#include "widgets/kit/paint.h"

namespace gpuspage {

using kit::Color;
using kit::Size;
using kit::TextRole;

namespace {

constexpr int SignSide = 11; // device-independent pixels

} // namespace

MarksLegend::MarksLegend(const kit::Theme &theme, const GpuFleet &fleet, QWidget *parent)
    : QWidget(parent), theme_(theme), fleet_(fleet), glyphs_(theme) {
    setObjectName(QStringLiteral("marksLegend"));
    // The map does not move when it comes.
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setRetainSizeWhenHidden(true);
    setSizePolicy(policy);
    hide();
    connect(&fleet, &GpuFleet::measured, this, &MarksLegend::look);
    connect(&fleet, &GpuFleet::reshaped, this, &MarksLegend::look);
    connect(&theme, &kit::Theme::changed, this, [this] {
        glyphs_.forget();
        update();
    });
}

void MarksLegend::look() {
    std::uint8_t all = 0;
    for (int node = 0; node < fleet_.layout().nodeCount(); ++node)
        if (fleet_.values().isCoarse(node))
            all |= fleet_.values().nodeHealth(node);
    for (const auto byte : fleet_.values().gpuHealth())
        all |= byte;
    const bool hasCordoned = (all & GpuHealth::cordonedBit) != 0;
    const bool hasSilenced = (all & GpuHealth::silencedBit) != 0;
    if (hasCordoned == hasCordoned_ && hasSilenced == hasSilenced_)
        return;
    hasCordoned_ = hasCordoned;
    hasSilenced_ = hasSilenced;
    QStringList words;
    if (hasCordoned)
        words << tr("Cut through: cordoned.");
    if (hasSilenced)
        words << tr("Grey sign: silenced.");
    setAccessibleName(words.join(QLatin1Char(' ')));
    setToolTip(accessibleName());
    setVisible(!words.isEmpty());
    update();
}

QSize MarksLegend::sizeHint() const {
    return {theme_.px(Size::ChartWidth) / 2, theme_.lineHeight(TextRole::Count)};
}

void MarksLegend::paintCut(QPainter &painter, const QRectF &square) const {
    painter.save();
    painter.setClipRect(square);
    painter.fillRect(square, theme_.color(Color::Text3));
    painter.setPen(QPen(theme_.color(Color::Surface), 2));
    for (double x = -square.height(); x < square.width(); x += 5)
        painter.drawLine(square.topLeft() + QPointF(x, 0), square.bottomLeft() + QPointF(x + square.height(), 0));
    painter.restore();
}

double MarksLegend::paintWord(QPainter &painter, double left, const QString &word) const {
    const double wide = kit::paint::textWidth(painter.font(), word);
    kit::paint::text(painter, QRectF(left, 0, std::min(wide, width() - left), height()), word,
                     Qt::AlignLeading | Qt::AlignVCenter);
    return left + wide + theme_.px(Size::SpaceMedium);
}

void MarksLegend::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme_.font(TextRole::Count));
    painter.setPen(theme_.color(Color::Text3));
    double left = 0;
    const auto square = [&] { return QRectF(left, (height() - SignSide) / 2.0, SignSide, SignSide); };
    const double gap = SignSide + theme_.px(Size::SpaceTiny);
    if (hasCordoned_) {
        paintCut(painter, square());
        left = paintWord(painter, left + gap, tr("cordoned"));
    }
    if (hasSilenced_) {
        GpuHealth health{v1::XID_REPORTED, v1::CRITICAL, false, true};
        const double scale = devicePixelRatioF();
        painter.drawImage(square(), glyphs_.marker(health, static_cast<int>(SignSide * scale), scale));
        paintWord(painter, left + gap, tr("silenced"));
    }
}

} // namespace gpuspage
