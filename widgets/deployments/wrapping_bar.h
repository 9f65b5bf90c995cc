#pragma once

#include <QWidget>

#include "widgets/kit/theme.h"

class QBoxLayout;

namespace deploymentspage {

// Controls in two groups: beside each other where there is room, else the second below the first.
class WrappingBar : public QWidget {
    Q_OBJECT

public:
    explicit WrappingBar(const kit::Theme &theme, QWidget *parent = nullptr);

    QBoxLayout *first() const { return first_; }
    QBoxLayout *second() const { return second_; }
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QBoxLayout *whole_;
    QBoxLayout *first_;
    QBoxLayout *second_;
};

} // namespace deploymentspage
