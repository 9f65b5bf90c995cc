#pragma once

#include <QStringList>
#include <QWidget>

#include "widgets/kit/theme.h"

class QKeyEvent;
class QPushButton;

namespace kit {
class RoleLabel;
}

namespace guide {

// The card of a tour, below the pages, of which it covers nothing: what is seen and why it matters, and the way on. As
// high for every step, so that pages do not move from one to the next. While the keyboard is in it, Left, Right, Return
// and Esc are its keys.
class TourCard : public QWidget {
    Q_OBJECT

public:
    // Of all that it will have to say.
    TourCard(const kit::Theme &theme, QStringList texts);

    struct Words {
        QString title;
        QString text;
    };
    // The step by its place, from 0.
    void tell(const Words &words, int step, int count);
    void takeKeyboard();

Q_SIGNALS:
    void backRequested();
    void nextRequested();
    void closeRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    // Whether it was one of the card's keys.
    bool take(const QKeyEvent &event);

    const kit::Theme &theme_;
    const QStringList texts_;
    kit::RoleLabel *title_;
    kit::RoleLabel *text_;
    kit::RoleLabel *place_;
    QPushButton *back_;
    QPushButton *next_;
    QPushButton *close_;
};

} // namespace guide
