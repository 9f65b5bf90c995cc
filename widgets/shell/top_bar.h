#pragma once

#include <QWidget>

#include "widgets/kit/session.h"

class QMenu;
class QToolButton;

namespace kit {
class ElidedLabel;
} // namespace kit

namespace shell {

class Omnibox;

// Where I am connected and as whom; the omnibox in the middle; notices and the menu at the end.
class TopBar : public QWidget {
    Q_OBJECT

public:
    // The menus outlive the bar.
    struct Parts {
        Omnibox *omnibox;
        QMenu *main;
        QMenu *notices;
        // The service is this console's own.
        bool isOurs;
    };

    TopBar(const kit::Session &session, const Parts &parts, QWidget *parent);

    void setNoticeCount(int count);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QToolButton *addMenu(QMenu *menu, const QString &words);
    void showPlace();

    const kit::Session session_;
    Omnibox *omnibox_;
    const bool isOurs_;
    kit::ElidedLabel *place_;
    kit::ElidedLabel *person_;
    QToolButton *notices_;
    QToolButton *menu_;
};

} // namespace shell
