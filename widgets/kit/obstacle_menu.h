#pragma once

#include <functional>

#include <QObject>

class QAbstractButton;
class QAction;
class QMenu;

namespace kit {

// A click on a button that is greyed out opens a menu: why it is, as its tool tip says, and a way to where that is
// explained whole, where there is one. Its page leads there.
class ObstacleMenu final : public QObject {
    Q_OBJECT

public:
    // The link is asked for with each click; see Page::linkRequested(). The button owns it.
    ObstacleMenu(QAbstractButton *button, std::function<QString()> link);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void open();
    QAction *makeReason(QMenu *menu) const;

    QAbstractButton *button_;
    const std::function<QString()> link_;
};

} // namespace kit
