#pragma once

#include <QWidget>

#include "widgets/kit/theme.h"

namespace deploymentspage {

// Whose lines stand in the charts: a piece of line with its mark and the name, in as many rows as the width needs.
class SeriesLegend : public QWidget {
    Q_OBJECT

public:
    explicit SeriesLegend(const kit::Theme &theme, QWidget *parent = nullptr);

    // The places, one for each name, choose colors and marks.
    void setNames(const QStringList &names, const QList<int> &series);

    const QStringList &names() const { return names_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int widthOf(const QString &name) const;
    // Where each name stands in that width.
    QList<QRect> places(int width) const;

    const kit::Theme &theme_;
    QStringList names_;
    QList<int> series_;
};

} // namespace deploymentspage
