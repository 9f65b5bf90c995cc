#pragma once

#include <QRect>
#include <QTimer>
#include <QWidget>

#include "widgets/kit/theme.h"

class QAction;

namespace kit {

class Toast;

// Short messages over the lower middle of a window, the newest at the bottom, above whatever can be clicked there or is
// kept clear. A message leaves by itself, unless the pointer came to it or it has the keyboard; what must stay has no
// place over a page. One is shown for every 400 pixels of the window's height, three at most; the oldest gives way.
class ToastStack : public QObject {
    Q_OBJECT

public:
    ToastStack(const Theme &theme, QWidget *window);

    // For what people work with though it is no button: no message covers it while there is room above.
    static void keepClear(QWidget &part);

    // The action is offered as a button and outlives the stack; none for nullptr.
    void tell(Tone tone, const QString &text, QAction *action = nullptr);

    int count() const { return static_cast<int>(toasts_.size()); }
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void remove(Toast *toast);
    void arrange();
    bool isOneOfMine(const QWidget *widget) const;
    // Where what no message may cover is seen in the window.
    QList<QRect> clearPlaces() const;

    const Theme &theme_;
    QWidget *window_;
    QList<Toast *> toasts_;
    // Many parts of a window may move at once.
    QTimer moved_;
};

} // namespace kit
