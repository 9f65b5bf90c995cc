#pragma once

#include <QTimer>
#include <QWidget>

#include "widgets/kit/theme.h"

namespace kit {

// Still bars in place of rows of text while they are loaded, so that the layout keeps its shape. They appear after a
// moment: what comes at once does not flicker.
class SkeletonBars : public QWidget {
    Q_OBJECT

public:
    // Of as many columns as the content will have; one for text.
    SkeletonBars(const Theme &theme, int columns = 1, QWidget *parent = nullptr);

    void setColumns(int columns);
    void setRowHeight(int height); // pixels

    QSize sizeHint() const override;

    // One bar in place of a text within rect, its length made from the seed.
    static void paintBar(QPainter &painter, const QRectF &rect, const Theme &theme, quint64 seed);

protected:
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &theme_;
    int columns_;
    int rowHeight_;
    QTimer wait_;
};

} // namespace kit
