#pragma once

#include "widgets/kit/elided_label.h"

namespace overviewpage {

// A sentence on two lines at most, so that all rows are equally high; whole in its tool tip.
class TwoLineLabel : public kit::ElidedLabel {
    Q_OBJECT

public:
    explicit TwoLineLabel(const kit::Theme &theme, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace overviewpage
