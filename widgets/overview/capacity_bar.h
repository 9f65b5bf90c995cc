#pragma once

#include <array>

#include <QWidget>

#include "widgets/kit/theme.h"

namespace overviewpage {

// How many GPUs there are, and of these how many are given away, run, and are worth it: one bar that comes down in
// steps, each as wide as its share. Height tells the steps apart where color does not.
class CapacityBar : public QWidget {
    Q_OBJECT

public:
    static constexpr int steps = 4;

    explicit CapacityBar(const kit::Theme &theme, QWidget *parent = nullptr);

    // From all to the fewest.
    void setCounts(const std::array<int, steps> &counts);
    // Of a step, for its legend.
    static QColor color(const kit::Theme &theme, int step);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const kit::Theme &theme_;
    std::array<int, steps> counts_{};
};

} // namespace overviewpage
