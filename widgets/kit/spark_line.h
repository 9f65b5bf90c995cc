#pragma once

#include <vector>

#include <QWidget>

#include "widgets/kit/theme.h"

namespace kit {

// A small curve over time without axes: how something went, beside its value. What is not known is a gap. Whoever uses
// it says in words what it shows, as its accessible description.
class SparkLine : public QWidget {
    Q_OBJECT

public:
    explicit SparkLine(const Theme &theme, QWidget *parent = nullptr);

    // In order, evenly spread over the width; NaN is a gap. From 0 up to `most`.
    void setValues(std::vector<float> values, float most);

    const std::vector<float> &values() const { return values_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    // What is known without a gap: places from the first up to another one.
    void paintRun(QPainter &painter, std::size_t first, std::size_t end) const;

    const Theme &theme_;
    std::vector<float> values_;
    float most_ = 1;
};

} // namespace kit
