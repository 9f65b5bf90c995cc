#pragma once

#include <QAbstractButton>

#include "widgets/kit/icons.h"

class QAction;

namespace gpuspage {

// How many GPUs are as bad as that, as a pill that shows only these while it is pressed. Stands for an action, and is
// there only where there is something to count or to end.
class SeverityPill : public QAbstractButton {
    Q_OBJECT

public:
    // Both outlive it.
    SeverityPill(const kit::Theme &theme, QAction &action, kit::Tone tone, QWidget *parent = nullptr);

    void setFigure(int figure, const QString &words);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();

    const kit::Theme &theme_;
    QAction &action_;
    const kit::Tone tone_;
    int figure_ = 0;
};

} // namespace gpuspage
