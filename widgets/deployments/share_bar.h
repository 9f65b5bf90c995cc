#pragma once

#include <QWidget>

#include "widgets/kit/theme.h"

namespace deploymentspage {

// Shares of one whole as a bar, each with its words; what is new stands out by its tone and is named beside it.
class ShareBar : public QWidget {
    Q_OBJECT

public:
    struct Part {
        QString words;
        int basisPoints = 0;
        kit::Tone tone = kit::Tone::Neutral;
    };

    explicit ShareBar(const kit::Theme &theme, QWidget *parent = nullptr);

    void setParts(const QList<Part> &parts);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const kit::Theme &theme_;
    QList<Part> parts_;
};

} // namespace deploymentspage
