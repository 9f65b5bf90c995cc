// The least that Qt can be: a main window that ends with its first frame. What the console's start is measured beside.
#include <QApplication>
#include <QEvent>
#include <QMainWindow>
#include <QTimer>

namespace {

class Window final : public QMainWindow {
protected:
    bool event(QEvent *event) override {
        if (event->type() == QEvent::Paint)
            QTimer::singleShot(0, this, [] { QApplication::exit(0); });
        return QMainWindow::event(event);
    }
};

} // namespace

int main(int argc, char **argv) {
    QApplication application(argc, argv);
    Window window;
    window.resize(1440, 900);
    window.show();
    return QApplication::exec();
}
