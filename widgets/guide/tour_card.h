#pragma once

#include "widgets/kit/floating_card.h"

class QKeyEvent;
class QPushButton;

namespace kit {
class RoleLabel;
}

namespace guide {

// The card of a tour, at the lower edge of its window: what is seen and why it matters, and the way on. Grabs nothing;
// while the keyboard is in it, Left, Right and Esc are its keys.
class TourCard : public kit::FloatingCard {
    Q_OBJECT

public:
    TourCard(const kit::Theme &theme, QWidget *window);

    struct Words {
        QString title;
        QString text;
    };
    // The step by its place, from 0.
    void tell(const Words &words, int step, int count);
    // Where nothing but the window has the keyboard it comes here.
    void takeKeyboard();

Q_SIGNALS:
    void backRequested();
    void nextRequested();
    void closeRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void place();
    // Whether it was one of the card's keys.
    bool take(const QKeyEvent &event);

    const kit::Theme &theme_;
    kit::RoleLabel *title_;
    kit::RoleLabel *text_;
    kit::RoleLabel *place_;
    QPushButton *back_;
    QPushButton *next_;
    QPushButton *close_;
};

} // namespace guide
