#pragma once

#include <QDateTimeEdit>

namespace kit {

// A time that is typed as people type it: a figure in a part that is whole begins the part anew, wherever the cursor
// was set in it, a part may be taken away figure by figure, and signs between the figures may be typed though they
// stand there. QDateTimeEdit refuses all of that in silence.
class TimeEdit : public QDateTimeEdit {
    Q_OBJECT

public:
    using QDateTimeEdit::QDateTimeEdit;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    // Nothing more has room in the part where the cursor is.
    bool isSectionWhole() const;
    // Signs between the figures that stand in the field already.
    bool isSpare(const QKeyEvent &event);

    // The last figure led on to the next part by itself; the sign that is typed then is there already, whatever is held
    // down for it.
    bool hasMovedOn_ = false;
    // What follows the last part is typed, which is not told apart.
    bool isBeyond_ = false;
};

} // namespace kit
