#include "tests/bench/topology_stage.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <map>

#include <unistd.h>

#include <QApplication>
#include <QScrollBar>
#include <QTimer>

#include "tests/bench/figures.h"
#include "tests/support/fleet_objects.h"
#include "widgets/kit/console_style.h"
#include "widgets/topology/topology_feed.h"
#include "widgets/topology/topology_view.h"

namespace bench {

namespace {

using topologypage::Lens;
using topologypage::TopologyFeed;
using topologypage::TopologyGraph;
using topologypage::TopologyView;

constexpr int PanFrames = 150;
constexpr int ZoomFrames = 60;
constexpr int ChangesInTick = 5;
constexpr int TickMilliseconds = 5;

double residentMegabytes() {
    std::ifstream file("/proc/self/statm");
    double total = 0;
    double resident = 0;
    file >> total >> resident;
    return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1e6;
}

// Milliseconds, of the clock and of this thread on a processor.
struct Lap {
    double wall = 0;
    double processor = 0;
};

class Stopwatch {
public:
    Lap lap() const { return {(wallSeconds() - wall_) * 1e3, (ownSeconds() - processor_) * 1e3}; }

private:
    static double ownSeconds() {
        timespec time{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
    }

    const double wall_ = wallSeconds();
    const double processor_ = ownSeconds();
};

// Knows how long each turn of its event loop takes.
class Application final : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override {
        if (isWithin_)
            return QApplication::notify(receiver, event);
        isWithin_ = true;
        const Stopwatch watch;
        const bool isDone = QApplication::notify(receiver, event);
        const auto lap = watch.lap();
        longest_ = {std::max(longest_.wall, lap.wall), std::max(longest_.processor, lap.processor)};
        isWithin_ = false;
        return isDone;
    }

    void forget() { longest_ = {}; }
    const Lap &longest() const { return longest_; }

private:
    bool isWithin_ = false;
    Lap longest_;
};

// The map of a large fleet in a window.
class Fleet {
public:
    explicit Fleet(const kit::Theme &theme) : view_(theme, filled()) {
        view_.resize(1180, 760);
        view_.show();
        QCoreApplication::processEvents();
    }

    TopologyView &view() { return view_; }
    TopologyGraph &graph() { return graph_; }
    const support::FleetObjects &objects() const { return objects_; }

    // Each frame.
    std::vector<Lap> pan(int dx, int dy) {
        std::vector<Lap> frames;
        for (int frame = 0; frame < PanFrames; ++frame) {
            view_.horizontalScrollBar()->setValue(view_.horizontalScrollBar()->value() + dx);
            view_.verticalScrollBar()->setValue(view_.verticalScrollBar()->value() + dy);
            frames.push_back(paint());
        }
        return frames;
    }

    std::vector<Lap> zoom(double factor) {
        std::vector<Lap> frames;
        for (int frame = 0; frame < ZoomFrames; ++frame) {
            view_.zoomBy(factor, QPointF(500, 300));
            frames.push_back(paint());
        }
        return frames;
    }

private:
    const TopologyGraph &filled() {
        for (const auto &resource : objects_.all())
            graph_.put(resource);
        graph_.settle();
        return graph_;
    }

    Lap paint() {
        const Stopwatch watch;
        view_.viewport()->repaint();
        return watch.lap();
    }

    const support::FleetObjects objects_{support::FleetSize::large()};
    TopologyGraph graph_;
    TopologyView view_;
};

int frames(const kit::Theme &theme) {
    Fleet fleet(theme);
    std::vector<double> walls;
    std::vector<double> processors;
    const auto add = [&](const std::vector<Lap> &some) {
        for (const auto &lap : some) {
            walls.push_back(lap.wall);
            processors.push_back(lap.processor);
        }
    };
    for (const auto lens : {Lens::Serving, Lens::Physical}) {
        fleet.view().setLens(lens);
        fleet.view().fit();
        add(fleet.zoom(1.08));
        add(fleet.pan(9, 14));
        add(fleet.zoom(1 / 1.05));
        add(fleet.pan(-11, -23));
        add(fleet.zoom(1 / 1.05));
    }
    std::printf("%.4f\n%.4f\n", percentile(walls, 0.99), percentile(processors, 0.99));
    return 0;
}

int churn(Application &application, const kit::Theme &theme, double seconds) {
    Fleet fleet(theme);
    std::map<std::string, std::pair<int, int>> turns; // number of the deployment, turn
    for (int number = 0; number < 120; ++number)
        turns[fleet.objects().deployment(number).meta().name()] = {number, 0};
    TopologyFeed feed(fleet.graph(), [&](const std::string &name) {
        const auto &[number, turn] = turns.at(name);
        return std::make_shared<const pilothouse::v1::Resource>(fleet.objects().deploymentAfter(number, turn));
    });
    QObject::connect(&feed, &TopologyFeed::taken, &fleet.view(), &TopologyView::take);
    auto next = turns.begin();
    const auto change = [&] {
        ++next->second.second;
        feed.add(next->first);
        if (++next == turns.end())
            next = turns.begin();
    };
    QTimer tick;
    const double start = wallSeconds();
    long done = 0;
    // As many as are due, also after a turn that took long.
    QObject::connect(&tick, &QTimer::timeout, [&] {
        for (const long due = static_cast<long>((wallSeconds() - start) * 1000 * ChangesInTick / TickMilliseconds);
             done < due; ++done)
            change();
    });
    tick.setTimerType(Qt::PreciseTimer);
    tick.start(TickMilliseconds);
    QTimer lens;
    QObject::connect(&lens, &QTimer::timeout, [&] { fleet.view().zoomBy(fleet.view().zoom() > 0.6 ? 0.5 : 1.3); });
    lens.start(1000);
    double before = 0;
    QTimer::singleShot(static_cast<int>(std::min(12.0, seconds / 4) * 1000), [&] {
        before = residentMegabytes();
        application.forget();
    });
    QTimer::singleShot(static_cast<int>(seconds * 1000), &application, &QCoreApplication::quit);
    QApplication::exec();
    std::printf("%.4f\n%.4f\n%.4f\n", application.longest().wall, application.longest().processor,
                std::max(0.0, residentMegabytes() - before));
    return 0;
}

} // namespace

int runTopology(std::string_view what, double seconds) {
    ::setenv("QT_QPA_PLATFORM", "offscreen", 1);
    int count = 1;
    char name[] = "bench";
    char *words[] = {name, nullptr};
    Application application(count, words);
    const kit::Theme theme(kit::Scheme::Light);
    kit::ConsoleStyle::install(application, theme);
    return what == "frame" ? frames(theme) : churn(application, theme, seconds);
}

} // namespace bench
