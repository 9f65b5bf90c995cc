#pragma once

#include <QList>
#include <QPointer>
#include <QWidget>

#include "widgets/kit/theme.h"

class QAction;
class QScrollArea;

namespace guide {

// The keys of what is shown, large enough to be read from the last row: over the whole window, until a key is pressed,
// the mouse is, or the keyboard goes elsewhere. Made of actions, so that it tells what is so.
class KeyOverlay : public QWidget {
    Q_OBJECT

public:
    struct Keys {
        QString title;
        QList<QAction *> actions;
    };

    // Deletes itself when it is closed, and gives the keyboard back.
    KeyOverlay(const kit::Theme &theme, const QList<Keys> &groups, QWidget *window);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildGroups(const QList<Keys> &groups);
    QWidget *buildColumn(const QString &title, const QList<QAction *> &actions);
    void leave();

    const kit::Theme &theme_;
    QPointer<QWidget> before_;
    QScrollArea *area_;
    bool isLeaving_ = false;
};

} // namespace guide
