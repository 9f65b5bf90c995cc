#pragma once

#include <QObject>

namespace kit {

// Lets a dialog that somebody opened by a key show at once where the keyboard is, and not only after the first Tab. One
// that was opened by the mouse stays without, as windows do. Lives as long as the application that it watches.
class DialogFocus : public QObject {
    Q_OBJECT

public:
    explicit DialogFocus(QObject *application);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    // What was done last was done by a key.
    bool isByKey_ = false;
};

} // namespace kit
