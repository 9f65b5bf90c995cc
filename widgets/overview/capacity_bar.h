#pragma once

#include <array>

#include <QWidget>

#include "widgets/kit/theme.h"

namespace overviewpage {

// How many GPUs there are, and of these how many are given away, run, and are worth it: one bar that comes down in
// steps, each as wide as its share. Height tells the steps apart where color does not. Hatched is of how many of those
// that are given away nobody knows whether they run; after them stands what others have.
class CapacityBar : public QWidget {
    Q_OBJECT

public:
    static constexpr int steps = 4;
    // Beside these: what others have.
    static constexpr int others = steps;

    explicit CapacityBar(const kit::Theme &theme, QWidget *parent = nullptr);

    struct Counts {
        // From all to the fewest.
        std::array<int, steps> ofSteps{};
        int undecided = 0;
        int others = 0;
        bool operator==(const Counts &) const = default;
    };

    void setCounts(const Counts &counts);
    // Of a step or of the others, for its legend.
    static QColor color(const kit::Theme &theme, int step);

    // As high as there is room.
    void present();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    // From one count to another, so many steps down; its own width at least where it has any.
    QRectF part(int first, int end, int step) const;
    void fill(QPainter &painter, QRectF part, const QBrush &brush) const;

    const kit::Theme &theme_;
    Counts counts_;
};

} // namespace overviewpage
