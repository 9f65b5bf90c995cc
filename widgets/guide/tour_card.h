#pragma once

#include <functional>

#include "widgets/kit/floating_card.h"

class QKeyEvent;
class QPushButton;

namespace kit {
class RoleLabel;
}

namespace guide {

// The card of a tour, where it does not cover what it speaks of: what is seen and why it
// matters, and the way on. Grabs nothing; while the keyboard is in it, Left, Right, Return and Esc are its keys.
class TourCard : public kit::FloatingCard {
    Q_OBJECT

public:
    TourCard(const kit::Theme &theme, QWidget *window);

    struct Words {
        QString title;
        QString text;
    };
    // Where what it speaks of stands, in the window; empty where that is nothing. Asked whenever it may have moved.
    using Subject = std::function<QRect()>;
    void setSubject(Subject subject) { subject_ = std::move(subject); }
    // To where it covers the least of that.
    void place();
    // Goes elsewhere where that has moved below it.
    void keepClear();
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
    QRect roomFor(const QSize &size) const;
    // Pixels of what it speaks of, were the card there.
    int covered(const QRect &card) const;
    // Whether it was one of the card's keys.
    bool take(const QKeyEvent &event);

    const kit::Theme &theme_;
    Subject subject_;
    kit::RoleLabel *title_;
    kit::RoleLabel *text_;
    kit::RoleLabel *place_;
    QPushButton *back_;
    QPushButton *next_;
    QPushButton *close_;
};

} // namespace guide
