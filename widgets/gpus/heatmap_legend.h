#pragma once

#include <QWidget>

#include "pilothouse/v1/fleet_service.pb.h"
#include "widgets/gpus/heatmap_palette.h"

namespace gpuspage {

namespace v1 = pilothouse::v1;

// What the colors of the map mean, over how many GPUs have which value now. Its ends are dragged to where the colors
// shall begin and end; a click on a part lights only what is within. With the keyboard: Left and Right choose an end or
// a part, Up and Down move an end, Enter lights a part, Escape lights all, R changes between pinned and robust range.
class HeatmapLegend : public QWidget {
    Q_OBJECT

public:
    enum class Range {
        Pinned, // from the least to the greatest that there can be, so that pictures can be compared
        Robust, // what all but 2 % at either end have
        Own     // as somebody dragged it
    };
    // A value that means something, as a line over the bar.
    struct Threshold {
        double value = 0;
        QString word;
        bool operator==(const Threshold &) const = default;
    };
    // What can be lit at once.
    static constexpr int parts = 10;

    HeatmapLegend(const kit::Theme &theme, QWidget *parent = nullptr);

    // Another metric begins pinned, with nothing left out. Of differences the range is as wide on both sides of
    // nothing, and so are the colors of each range then.
    void setMetric(v1::GpuMetric metric, const telemetry::Range &whole);
    // Counts are over the whole range.
    void setSpread(const v1::ValueSpread &spread);
    // Another one of the same values: what somebody chose is kept.
    void setWhole(const telemetry::Range &whole);
    void setThresholds(const QList<Threshold> &thresholds);
    void setTable(const kit::ColorTable &table);
    void setRange(Range range);
    // What is shown, where it is not the metric itself; empty where it is.
    void setTitle(const QString &title);
    // Empty where each field is a GPU.
    void setFolding(const QString &sentence);
    // Lower, for little room: the colors and what they mean.
    void setFolded(bool isFolded);

    const ValueScale &scale() const { return scale_; }
    Range range() const { return range_; }
    // Where a value stands on the bar, in this widget.
    double positionOf(double value) const;
    QRectF barRect() const;
    // As it looks, that wide in device-independent pixels.
    QImage picture(int width) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void scaleChanged(const gpuspage::ValueScale &scale);
    void rangeChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    enum class Grip { None, Low, High };

    void apply(const ValueScale &scale);
    void applyRange();
    void moveEnd(Grip grip, double value);
    void lightPart(int part);
    double valueAt(double x) const;
    Grip gripAt(const QPointF &at) const;
    std::pair<double, double> bandOf(int part) const;
    void say();
    void paintTitle(QPainter &painter) const;
    void paintHistogram(QPainter &painter) const;
    void paintBar(QPainter &painter) const;
    void paintEnds(QPainter &painter) const;
    void paintWords(QPainter &painter) const;
    void paintAbsent(QPainter &painter, QRectF line) const;
    QString rangeWords() const;
    // Of differences.
    bool isAroundNothing() const { return whole_.low < 0; }
    double leastSpan() const; // between the ends
    int histogramHeight() const;
    QString words(double value) const;
    QString title() const;

    const kit::Theme &theme_;
    v1::GpuMetric metric_ = v1::SM_ACTIVE;
    telemetry::Range whole_{0, 100};
    v1::ValueSpread spread_;
    QList<Threshold> thresholds_;
    kit::ColorTable table_{kit::ColorTable::Name::Cividis};
    ValueScale scale_;
    Range range_ = Range::Pinned;
    QString title_;
    QString folding_;
    bool isFolded_ = false;
    Grip grip_ = Grip::None;
    QPointF pressedAt_;
    bool hasMoved_ = false;
    int cursor_ = 0; // 0: the low end, then the parts, then the high end
};

} // namespace gpuspage
