#pragma once

#include <QWidget>

#include "widgets/kit/theme.h"

class QAction;

namespace kit {

class Toast;

// Short messages over the lower end corner of a window, the newest at the bottom. A message leaves by itself, unless it
// tells of a failure, the pointer is on it, or it has the keyboard. At most three are shown; the oldest gives way.
class ToastStack : public QObject {
    Q_OBJECT

public:
    ToastStack(const Theme &theme, QWidget *window);

    // The action is offered as a button and outlives the stack; none for nullptr.
    void tell(Tone tone, const QString &text, QAction *action = nullptr);

    int count() const { return static_cast<int>(toasts_.size()); }
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void remove(Toast *toast);
    void arrange();

    const Theme &theme_;
    QWidget *window_;
    QList<Toast *> toasts_;
};

} // namespace kit
