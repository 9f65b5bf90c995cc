#pragma once

#include <QTimer>
#include <QWidget>

namespace kit {

// Tells a widget that shows ages and time left when to write them anew: every few seconds while it can be seen, and
// when it comes into sight again. The one way in which the console keeps ages true; its timers fire together.
class AgeRefresh : public QObject {
    Q_OBJECT

public:
    // Belongs to the widget.
    explicit AgeRefresh(QWidget *shown);

Q_SIGNALS:
    void due();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QTimer timer_;
};

} // namespace kit
