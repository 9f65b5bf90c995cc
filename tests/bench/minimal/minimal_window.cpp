// The least that Qt can be: a main window that says so with its first frame and ends, or with `--stay` stays. What the
// console's start and memory are measured beside.
#include <cstdio>
#include <string_view>

#include <QApplication>
#include <QEvent>
#include <QMainWindow>
#include <QTimer>

namespace {

class Window final : public QMainWindow {
public:
    explicit Window(bool isStaying) : isStaying_(isStaying) {}

protected:
    bool event(QEvent *event) override {
        if (event->type() == QEvent::Paint && !isStaying_)
            QTimer::singleShot(0, this, [] {
                std::puts("The first frame is painted.");
                std::fflush(stdout);
                QApplication::exit(0);
            });
        return QMainWindow::event(event);
    }

private:
    const bool isStaying_;
};

} // namespace

int main(int argc, char **argv) {
    QApplication application(argc, argv);
    Window window(argc > 1 && std::string_view(argv[1]) == "--stay");
    window.resize(1440, 900);
    window.show();
    return QApplication::exec();
}
