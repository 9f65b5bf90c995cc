#include "tests/bench/window_watch.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>

#include <QAbstractItemView>
#include <QApplication>
#include <QTimer>

#include "app/console.h"
#include "tests/bench/figures.h"
#include "widgets/shell/main_window.h"

namespace bench {

namespace {

// Of the list: what a deployment is in.
constexpr int StateColumn = 1;

// Looks at what is painted, once it is on the screen.
class PaintWatch final : public QObject {
public:
    explicit PaintWatch(QAbstractItemView &list) : list_(list) { list.viewport()->installEventFilter(this); }

    bool eventFilter(QObject *, QEvent *event) override {
        if (event->type() == QEvent::Paint) {
            const auto word = list_.model()->index(0, StateColumn).data().toString();
            QTimer::singleShot(0, this, [this, word] { tell(word); });
        }
        return false;
    }

private:
    void tell(const QString &word) {
        if (word.isEmpty() || word == last_)
            return;
        last_ = word;
        std::printf("%.6f %s\n", wallSeconds(), qUtf8Printable(word));
        std::fflush(stdout);
    }

    QAbstractItemView &list_;
    QString last_;
};

} // namespace

int runWindowWatch(const std::filesystem::path &dataDirectory) {
    ::setenv("QT_QPA_PLATFORM", "offscreen", 1);
    int count = 1;
    char name[] = "bench";
    char *words[] = {name, nullptr};
    QApplication application(count, words);
    Options options;
    options.dataDirectory = QString::fromStdString(dataDirectory.string());
    options.stateDirectory = options.dataDirectory + QStringLiteral("/state");
    options.language = QStringLiteral("en");
    options.theme = QStringLiteral("light");
    // It joins the service that runs there; `false` would be started where none does.
    Console console(options, {nullptr, {}, QStringLiteral("false")}, application);
    auto &window = console.window();
    window.resize(1440, 900);
    window.show();
    window.showPage(QStringLiteral("deployments"));
    auto *list = window.findChild<QAbstractItemView *>(QStringLiteral("deployments"));
    if (list == nullptr)
        return 1;
    PaintWatch watch(*list);
    std::signal(SIGTERM, SIG_DFL);
    return QApplication::exec();
}

} // namespace bench
