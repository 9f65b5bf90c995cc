#include "tests/bench/window_watch.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <utility>

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QScreen>
#include <QTimer>

#include "app/console.h"
#include "tests/bench/figures.h"
#include "widgets/gpus/heatmap_view.h"
#include "widgets/gpus/map_look.h"
#include "widgets/shell/main_window.h"

namespace bench {

namespace {

// Of the list: what a deployment is in.
constexpr int StateColumn = 1;
// From the corner of a field to where there is its color alone.
constexpr int Inset = 3;

// Looks at what there is once something has been painted and is on the screen.
class PaintWatch final : public QObject {
public:
    PaintWatch(QWidget &painted, std::function<QString()> look) : look_(std::move(look)) {
        painted.installEventFilter(this);
    }

    bool eventFilter(QObject *, QEvent *event) override {
        if (event->type() == QEvent::Paint)
            QTimer::singleShot(0, this, [this] { tell(look_()); });
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

    const std::function<QString()> look_;
    QString last_;
};

std::unique_ptr<PaintWatch> watchDeployments(shell::MainWindow &window) {
    auto *list = window.findChild<QAbstractItemView *>(QStringLiteral("deployments"));
    if (list == nullptr)
        return nullptr;
    return std::make_unique<PaintWatch>(*list->viewport(),
                                        [list] { return list->model()->index(0, StateColumn).data().toString(); });
}

QString colorOf(const gpuspage::HeatmapView &view) {
    const auto &layout = view.fleet().layout();
    int node = 0;
    while (node < layout.nodeCount() && layout.node(node).gpuCount == 0)
        ++node;
    if (node == layout.nodeCount())
        return {};
    const auto &window = *view.window();
    const auto field = view.rectOf({node, 0}).topLeft().toPoint() + QPoint(Inset, Inset);
    const auto place = view.viewport()->mapTo(&window, field);
    return window.screen()->grabWindow(window.winId(), place.x(), place.y(), 1, 1).toImage().pixelColor(0, 0).name();
}

std::unique_ptr<PaintWatch> watchGpus(shell::MainWindow &window) {
    const auto *view = window.findChild<gpuspage::HeatmapView *>();
    const auto place = 1 + gpuspage::MapLook::metrics().indexOf(pilothouse::v1::GPU_TEMPERATURE);
    auto *metric = window.findChild<QAction *>(QStringLiteral("gpus.metric%1").arg(place));
    if (view == nullptr || metric == nullptr)
        return nullptr;
    return std::make_unique<PaintWatch>(*view->viewport(), [view, metric] {
        if (view->metric() == pilothouse::v1::GPU_TEMPERATURE)
            return colorOf(*view);
        // Nothing can be chosen before there is a fleet.
        metric->trigger();
        return QString();
    });
}

} // namespace

int runWindowWatch(const std::filesystem::path &dataDirectory, std::string_view page) {
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
    window.showPage(QString::fromUtf8(page.data(), static_cast<qsizetype>(page.size())));
    const auto watch = page == "gpus" ? watchGpus(window) : watchDeployments(window);
    if (!watch)
        return 1;
    std::signal(SIGTERM, SIG_DFL);
    return QApplication::exec();
}

} // namespace bench
