#include "tests/bench/heatmap_stage.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>

#include <QApplication>
#include <QPainter>
#include <QScrollBar>
#include <QWindow>

#include "tests/bench/figures.h"
#include "tests/support/measured_fleet.h"
#include "widgets/gpus/heatmap_levels.h"
#include "widgets/gpus/heatmap_view.h"
#include "widgets/kit/console_style.h"

namespace bench {

namespace {

using gpuspage::FleetPart;
using gpuspage::GpuFleet;
using gpuspage::HeatmapLevels;
using gpuspage::HeatmapView;
namespace v1 = pilothouse::v1;

constexpr int WarmFrames = 20;
constexpr int Frames = 300;
constexpr int Kinds = 8; // of frames that are taken in turns

double processorMilliseconds() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

// By the clock and on the processor.
class Laps {
public:
    template <typename Work>
    void time(Work work) {
        const double processor = processorMilliseconds();
        const double wall = wallSeconds();
        work();
        walls_.push_back((wallSeconds() - wall) * 1e3);
        processors_.push_back(processorMilliseconds() - processor);
    }
    void forget() {
        walls_.clear();
        processors_.clear();
    }
    const std::vector<double> &walls() const { return walls_; }
    const std::vector<double> &processors() const { return processors_; }

private:
    std::vector<double> walls_;
    std::vector<double> processors_;
};

// Draws one ready image.
class Ready : public QWidget {
public:
    explicit Ready(const QSize &size) {
        resize(size);
        setAttribute(Qt::WA_OpaquePaintEvent);
        image_ = QImage(size * devicePixelRatioF(), QImage::Format_RGB32);
        image_.setDevicePixelRatio(devicePixelRatioF());
        image_.fill(Qt::gray);
    }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).drawImage(0, 0, image_); }

private:
    QImage image_;
};

// Until the screen shows it: what it does not show is not drawn.
void expose(QWidget &window) {
    window.show();
    while (!window.windowHandle()->isExposed())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

class Stage {
public:
    Stage(const kit::Theme &theme, const QSize &size) : view_(theme, fleet_) {
        view_.resize(size);
        expose(view_);
        fleet_.takeLayout(made_.layout());
        for (int kind = 0; kind < Kinds; ++kind)
            frames_.push_back(made_.frame(kind * 5, {v1::SM_ACTIVE}));
        measure(0);
        QCoreApplication::processEvents();
    }

    HeatmapView &view() { return view_; }
    GpuFleet &fleet() { return fleet_; }
    const support::MeasuredFleet &made() const { return made_; }
    void measure(int turn) {
        if (!fleet_.takeFrame(frames_[static_cast<std::size_t>(turn % Kinds)], {}))
            std::abort();
    }
    void paint() { view_.viewport()->repaint(); }

private:
    const support::MeasuredFleet made_{support::MeasuredSize::large()};
    GpuFleet fleet_;
    HeatmapView view_;
    std::vector<v1::FleetFrame> frames_;
};

int frame(const kit::Theme &theme) {
    Stage stage(theme, {1600, 1000});
    Ready ready(stage.view().viewport()->size());
    ready.move(stage.view().width(), 0);
    expose(ready);
    QCoreApplication::processEvents();
    Laps ours;
    Laps theirs;
    for (int turn = 0; turn < WarmFrames + Frames; ++turn) {
        if (turn == WarmFrames) {
            ours.forget();
            theirs.forget();
        }
        ours.time([&] {
            stage.measure(turn);
            stage.paint();
        });
        theirs.time([&] { ready.repaint(); });
    }
    std::printf("%.4f\n%.4f\n%.4f\n", median(ours.walls()), percentile(ours.walls(), 0.99), median(theirs.walls()));
    return 0;
}

int move(const kit::Theme &theme) {
    Stage stage(theme, {1600, 900});
    auto &view = stage.view();
    Laps laps;
    const auto pan = [&](int dx, int dy) {
        for (int turn = 0; turn < 40; ++turn)
            laps.time([&] {
                view.horizontalScrollBar()->setValue(view.horizontalScrollBar()->value() + dx);
                view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() + dy);
                stage.paint();
            });
    };
    for (int turn = 0; turn < 3; ++turn) {
        view.fit();
        double pitch = 0;
        while (view.pitch() != pitch) {
            pitch = view.pitch();
            laps.time([&] {
                view.zoomIn(QPointF(500, 300));
                stage.paint();
            });
            pan(13, 9);
            pan(-7, -23);
        }
        pitch = 0;
        while (view.pitch() != pitch) {
            pitch = view.pitch();
            laps.time([&] {
                view.zoomOut(QPointF(900, 500));
                stage.paint();
            });
        }
    }
    std::printf("%.4f\n%.4f\n", percentile(laps.walls(), 0.99), percentile(laps.processors(), 0.99));
    return 0;
}

int scrub(const kit::Theme &theme) {
    Stage stage(theme, {1600, 900});
    v1::HistoryTile tile;
    tile.set_metric(v1::SM_ACTIVE);
    tile.set_low(0);
    tile.set_high(100);
    for (int step = 0; step < 60; ++step)
        for (int gpu = 0; gpu < stage.fleet().layout().gpuCount(); ++gpu)
            tile.mutable_codes()->push_back(static_cast<char>((gpu * 7 + gpu / 640 + step * 3) % 252));
    Laps laps;
    for (int turn = 0; turn < Frames; ++turn)
        laps.time([&] {
            if (!stage.fleet().takePast(tile, turn % 60, {}))
                std::abort();
            stage.paint();
        });
    std::printf("%.4f\n%.4f\n", percentile(laps.walls(), 0.99), percentile(laps.processors(), 0.99));
    return 0;
}

// Who has which GPU: 200 owners of 60 models, whole nodes and parts of nodes.
v1::OwnerColumn owners(int gpus, unsigned turn) {
    v1::OwnerColumn column;
    for (int owner = 0; owner < 200; ++owner) {
        auto &made = *column.add_owners();
        made.set_deployment("deployments/d" + std::to_string(owner));
        made.set_model("models/m" + std::to_string(owner % 60));
        made.set_team("teams/t" + std::to_string(owner % 59));
    }
    std::mt19937 random(turn);
    std::vector<std::uint16_t> codes(static_cast<std::size_t>(gpus));
    for (std::size_t gpu = 0; gpu < codes.size();) {
        const auto owner = static_cast<std::uint16_t>(random() % 201);
        for (auto count = 1 + random() % 32; count > 0 && gpu < codes.size(); --count)
            codes[gpu++] = owner;
    }
    column.set_codes(codes.data(), codes.size() * sizeof(std::uint16_t));
    return column;
}

// All of it from what came to where each stands, beside sorting the same GPUs by the names of their groups.
int pivot(const kit::Theme &theme) {
    const support::MeasuredFleet made{support::MeasuredSize::large()};
    GpuFleet fleet;
    fleet.setRoom(HeatmapLevels::room(theme, {1600, 900}, 1));
    fleet.takeLayout(made.layout());
    const int gpus = fleet.layout().gpuCount();
    Laps ours;
    Laps theirs;
    for (unsigned turn = 0; turn < 15; ++turn) {
        const auto column = owners(gpus, turn);
        fleet.pivotBy(gpuspage::MapPivot::By::Team);
        if (!fleet.takeOwners(column))
            std::abort();
        ours.time([&] { fleet.pivotBy(gpuspage::MapPivot::By::Model); });
        std::vector<std::pair<std::string, int>> keys;
        for (int gpu = 0; gpu < gpus; ++gpu) {
            const int owner = fleet.owners().indexOf(gpu);
            keys.emplace_back(owner < 0 ? std::string() : fleet.owners().all()[static_cast<std::size_t>(owner)].model(),
                              gpu);
        }
        theirs.time([&] { std::sort(keys.begin(), keys.end()); });
    }
    std::printf("%.4f\n%.4f\n", median(ours.processors()), median(theirs.processors()));
    return 0;
}

} // namespace

int runHeatmap(std::string_view what) {
    ::setenv("QT_QPA_PLATFORM", "offscreen", 0);
    int count = 1;
    char name[] = "bench";
    char *words[] = {name, nullptr};
    QApplication application(count, words);
    const kit::Theme theme(kit::Scheme::Dark);
    kit::ConsoleStyle::install(application, theme);
    if (what == "pivot")
        return pivot(theme);
    return what == "frame" ? frame(theme) : what == "move" ? move(theme) : scrub(theme);
}

} // namespace bench
