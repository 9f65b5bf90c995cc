#pragma once

#include <QWidget>

#include "widgets/gpus/gpu_fleet.h"
#include "widgets/gpus/health_glyphs.h"

namespace gpuspage {

// What the marks of the map mean that stand for no value: cut through is cordoned, a grey sign is silenced. Says only
// what can be seen now; where that is nothing its room stays free.
class MarksLegend : public QWidget {
    Q_OBJECT

public:
    // Both outlive it.
    MarksLegend(const kit::Theme &theme, const GpuFleet &fleet, QWidget *parent = nullptr);

    bool tellsCordoned() const { return hasCordoned_; }
    bool tellsSilenced() const { return hasSilenced_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void look();
    // Draws a word after its sign; answers where the next one begins.
    double paintWord(QPainter &painter, double left, const QString &word) const;
    void paintCut(QPainter &painter, const QRectF &square) const;

    const kit::Theme &theme_;
    const GpuFleet &fleet_;
    HealthGlyphs glyphs_;
    bool hasCordoned_ = false;
    bool hasSilenced_ = false;
};

} // namespace gpuspage
