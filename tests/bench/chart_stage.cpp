#include "tests/bench/chart_stage.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include <QApplication>
#include <QPainter>

#include "tests/bench/figures.h"
#include "widgets/gpus/gpu_charts.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/time_chart.h"
#include "widgets/kit/time_text.h"

namespace bench {

namespace {

namespace v1 = pilothouse::v1;

constexpr std::size_t Points = 100'000;
constexpr int WarmFrames = 10;
constexpr int Frames = 120;
constexpr int Kinds = 4; // of values that are taken in turns
constexpr qint64 begin = 1'764'000'000'000;
constexpr qint64 step = 1'000;

double processorMilliseconds() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

// Load as it is measured: slow waves, noise, and a peak now and then.
kit::TimeSeries seriesOf(std::size_t count, int kind) {
    kit::TimeSeries series;
    series.start = begin;
    series.step = step;
    unsigned noise = 12'345u + static_cast<unsigned>(kind);
    for (std::size_t place = 0; place < count; ++place) {
        noise = noise * 1'664'525u + 1'013'904'223u;
        const double wave = 50 + 30 * std::sin(double(place) * 40 / double(count) + kind);
        series.means.push_back(static_cast<float>(wave + double(noise >> 24) / 16));
    }
    return series;
}

// What the chart stands beside: the values of each column of pixels as a line from the least to the greatest.
class ByHand : public QWidget {
public:
    explicit ByHand(const QSize &size) {
        resize(size);
        setAttribute(Qt::WA_OpaquePaintEvent);
    }
    void setValues(const std::vector<float> *values) { values_ = values; }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        painter.fillRect(rect(), Qt::white);
        painter.setPen(Qt::blue);
        const auto count = values_->size();
        const auto columns = static_cast<std::size_t>(width());
        for (std::size_t column = 0; column < columns; ++column) {
            const auto first = column * count / columns;
            const auto last = std::max(first + 1, (column + 1) * count / columns);
            float least = (*values_)[first];
            float greatest = least;
            for (auto place = first; place < last; ++place) {
                least = std::min(least, (*values_)[place]);
                greatest = std::max(greatest, (*values_)[place]);
            }
            const double high = height() / 100.0;
            painter.drawLine(QPointF(double(column), height() - least * high),
                             QPointF(double(column), height() - greatest * high));
        }
    }

private:
    const std::vector<float> *values_ = nullptr;
};

int points(const kit::Theme &theme, const kit::TimeText &times) {
    kit::TimeChart chart(theme, times, {[](double value) { return QString::number(value); }, 100, 10});
    chart.resize(1'200, 168);
    chart.setSpan({begin, begin + static_cast<qint64>(Points) * step}, {});
    chart.show();
    ByHand hand(chart.plotRect().size().toSize());
    std::vector<kit::TimeSeries> made;
    for (int kind = 0; kind < Kinds; ++kind)
        made.push_back(seriesOf(Points, kind));
    hand.setValues(&made.front().means);
    hand.show();
    QCoreApplication::processEvents();
    std::vector<double> ours;
    std::vector<double> theirs;
    for (int turn = 0; turn < WarmFrames + Frames; ++turn) {
        auto series = made[static_cast<std::size_t>(turn % Kinds)];
        hand.setValues(&made[static_cast<std::size_t>(turn % Kinds)].means);
        double from = processorMilliseconds();
        chart.setSeries(std::move(series));
        chart.repaint();
        const double first = processorMilliseconds() - from;
        from = processorMilliseconds();
        hand.repaint();
        const double second = processorMilliseconds() - from;
        if (turn < WarmFrames)
            continue;
        ours.push_back(first);
        theirs.push_back(second);
    }
    std::printf("%.4f\n%.4f\n", median(ours), median(theirs));
    return 0;
}

int cursor(const kit::Theme &theme, const kit::TimeText &times) {
    gpuspage::GpuCharts charts(theme, times);
    std::vector<gpuspage::GpuCharts::Strip> strips;
    constexpr std::size_t steps = 720;
    for (const auto metric : gpuspage::GpuCharts::order())
        strips.push_back({metric, seriesOf(steps, static_cast<int>(metric)), {}});
    charts.resize(1'200, 800);
    charts.setStrips(std::move(strips));
    charts.setSpan({begin, begin + static_cast<qint64>(steps) * step});
    charts.show();
    QCoreApplication::processEvents();
    std::vector<double> walls;
    std::vector<double> processors;
    for (int turn = 0; turn < Frames; ++turn) {
        const double wall = wallSeconds();
        const double from = processorMilliseconds();
        charts.setCursorTime(begin + (turn * 5 % 700) * step);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        processors.push_back(processorMilliseconds() - from);
        walls.push_back((wallSeconds() - wall) * 1e3);
    }
    std::printf("%.4f\n%.4f\n", percentile(walls, 0.99), percentile(processors, 0.99));
    return 0;
}

} // namespace

int runChart(std::string_view what) {
    ::setenv("QT_QPA_PLATFORM", "offscreen", 0);
    int count = 1;
    char name[] = "bench";
    char *words[] = {name, nullptr};
    QApplication application(count, words);
    const kit::Theme theme(kit::Scheme::Dark);
    kit::ConsoleStyle::install(application, theme);
    const kit::TimeText times(QTimeZone::utc());
    return what == "points" ? points(theme, times) : cursor(theme, times);
}

} // namespace bench
