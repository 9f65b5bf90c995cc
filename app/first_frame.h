#pragma once

#include <QObject>

namespace shell {
class MainWindow;
}

// Says a line on standard output as soon as the window has painted a page that is filled, and ends the program.
class FirstFrame : public QObject {
    Q_OBJECT

public:
    explicit FirstFrame(shell::MainWindow &window) : window_(window) {}

    void await();
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    shell::MainWindow &window_;
    // Several widgets of it may be painted before the program ends.
    bool isFilled_ = false;
};
