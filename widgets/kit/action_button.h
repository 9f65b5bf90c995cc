#pragma once

#include <QPushButton>

class QAction;

namespace kit {

// A button that stands for an action: its words, the short ones where it has some, whether it can be seen and used, and
// why not, and where it can be on or off, which it is. The action outlives it.
class ActionButton final : public QPushButton {
    Q_OBJECT

public:
    explicit ActionButton(QAction &action, QWidget *parent = nullptr);

    // One that is out of place is hidden, whatever the action is.
    void setInPlace(bool isInPlace);

protected:
    // Qt hands the keyboard of a button that goes out of use to whatever comes next, which may do something else: it
    // goes to what the page is about.
    bool focusNextPrevChild(bool isNext) override;

private:
    void follow();

    QAction &action_;
    bool isInPlace_ = true;
};

} // namespace kit
