#pragma once

#include <QAbstractButton>

#include "widgets/kit/theme.h"

namespace overviewpage {

// One event: who did what, why, and how long ago; it leads to the event.
class EventRow : public QAbstractButton {
    Q_OBJECT

public:
    struct Words {
        QString sentence;
        QString reason;
        QString age;
        QString instant;

        bool operator==(const Words &) const = default;
    };

    explicit EventRow(const kit::Theme &theme, QWidget *parent = nullptr);

    void setWords(const Words &words);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const kit::Theme &theme_;
    Words words_;
};

} // namespace overviewpage
