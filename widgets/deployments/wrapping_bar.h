#pragma once

#include <QWidget>

#include "widgets/kit/theme.h"

class QBoxLayout;

namespace kit {
class FlowLayout;
}

namespace deploymentspage {

// Controls in two groups: beside each other where there is room, else the second below the first, in as many lines as
// it needs.
class WrappingBar : public QWidget {
    Q_OBJECT

public:
    explicit WrappingBar(const kit::Theme &theme, QWidget *parent = nullptr);

    QBoxLayout *first() const { return first_; }
    kit::FlowLayout *second() const { return second_; }
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QBoxLayout *whole_;
    QBoxLayout *first_;
    kit::FlowLayout *second_;
};

} // namespace deploymentspage
