#pragma once

#include <QWidget>

#include "widgets/kit/theme.h"

namespace kit {

// A surface with round corners on the window. What it holds may fill it to the edge: the corners stay round.
class Card : public QWidget {
    Q_OBJECT

public:
    explicit Card(const Theme &theme, QWidget *parent = nullptr);
    // A card around one widget, which it then owns.
    Card(const Theme &theme, QWidget *content, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void childEvent(QChildEvent *event) override;

private:
    const Theme &theme_;
    QWidget *corners_ = nullptr;
};

} // namespace kit
