#pragma once

#include <QAction>

#include "widgets/gpus/gpu_fleet.h"
#include "widgets/kit/floating_card.h"

class QBoxLayout;

namespace gpuspage {

// What is known of the GPU under the pointer: its name, what is wrong with it and what to do, and its values. The page
// adds what only the service knows, and gives the actions that stand below once somebody has pinned the card.
class GpuCard : public kit::FloatingCard {
    Q_OBJECT

public:
    struct Line {
        QString label;
        QString value;
        bool isAbsent = false;
    };

    GpuCard(const kit::Theme &theme, QWidget *parent);

    // Looked at in this order, up to so many as fit; others are left out.
    void setMetrics(const QList<v1::GpuMetric> &metrics) { metrics_ = metrics; }
    // They outlive the card. Words as on buttons.
    void setActions(const QList<QAction *> &actions);
    // Says what the console knows by itself. `now` in milliseconds since 1970.
    void tell(const GpuFleet &fleet, const GpuRef &gpu, qint64 now);
    // What is to be said of the GPU that is described next, beside what is wrong with it.
    void setRemarks(const QStringList &remarks) { remarks_ = remarks; }
    // Adds what came for this GPU; what came for another one is left out.
    void describe(const v1::DescribeGpuResponse &description, const QString &node);
    void setPinned(bool isPinned);

    bool isPinned() const { return isPinned_; }
    const GpuRef &gpu() const { return gpu_; }
    const QString &title() const { return title_; }
    const QString &state() const { return state_; }
    const QString &sentence() const { return sentence_; }
    const QList<Line> &lines() const { return lines_; }
    // Without the shadow.
    QSize cardSize() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int width() const;
    bool isPillBeside() const;
    QRectF titleRect(const QRectF &room) const;
    int titleHeight() const;
    int sentenceHeight() const;
    int footHeight() const;
    void arrange();
    void addComparison(const FleetComparison &comparison, const GpuRef &gpu);
    void paintTitle(QPainter &painter, const QRectF &room) const;
    void paintLine(QPainter &painter, const QRectF &line, const Line &fact) const;

    const kit::Theme &theme_;
    QList<v1::GpuMetric> metrics_;
    GpuRef gpu_;
    QString node_;
    QString title_;
    QString state_;
    kit::Tone tone_ = kit::Tone::Neutral;
    QString sentence_;
    QStringList remarks_;
    QList<Line> lines_;
    bool isPinned_ = false;
    QWidget *buttons_;
    QBoxLayout *row_;
};

} // namespace gpuspage
