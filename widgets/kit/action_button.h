#pragma once

#include <QPushButton>

class QAction;

namespace kit {

// A button that stands for an action: its words, whether it can be seen and used, and why not. The action outlives it.
class ActionButton final : public QPushButton {
    Q_OBJECT

public:
    explicit ActionButton(QAction &action, QWidget *parent = nullptr);

private:
    void follow();

    QAction &action_;
};

} // namespace kit
