// Charts over time: what is drawn of a series, what is not, and what is said of it.
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

#include "widgets/kit/chart_ticks.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/series_parts.h"
#include "widgets/kit/time_chart.h"
#include "widgets/kit/time_text.h"

using kit::TimeChart;
using kit::TimeSeries;

namespace {

constexpr float Unknown = std::numeric_limits<float>::quiet_NaN();
constexpr qint64 begin = 1'764'000'000'000;
constexpr qint64 second = 1'000;

TimeSeries seriesOf(std::vector<float> means) {
    TimeSeries series;
    series.start = begin;
    series.step = second;
    series.means = std::move(means);
    return series;
}

TimeChart::Scale percent() {
    return {[](double value) { return QStringLiteral("%1 %").arg(qRound(value)); }, 100, 10};
}

} // namespace

class TimeChartTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { kit::ConsoleStyle::install(*qApp, theme_); }

    void aSeriesEndsWhereNothingIsKnown();
    void stepsAreFoldedWhateverTheirNumber();
    void manyStepsBecomeOnePointAndLoseNoPeak();
    void aSpanThatMovesOnFoldsTheSameSteps();
    void noLineGoesThroughAGap();
    void theBandReachesFromLeastToGreatest();
    void theBandOfManyStepsReachesAsFar();
    void whatIsKeptOfThePictureFollowsTheChart();
    void theGutterHasTheValueUnderTheCursor();
    void whatIsNotThereIsSaid();
    void theAxisHasRoomForAllOfIt();
    void marksOfTimeReachOverAMonth();
    void thePointerNamesItsTime();

private:
    std::unique_ptr<TimeChart> shown(TimeSeries series) const;
    // Rows of pixels of a column in which the color of the series is seen.
    int inked(TimeChart &chart, qint64 time) const;

    kit::Theme theme_{kit::Scheme::Light};
    const kit::TimeText times_{QTimeZone::utc()};
};

std::unique_ptr<TimeChart> TimeChartTest::shown(TimeSeries series) const {
    auto chart = std::make_unique<TimeChart>(theme_, times_, percent());
    const kit::TimeSpan span{series.start, series.end()};
    chart->setTitle(QStringLiteral("Load"));
    chart->setSeries(std::move(series));
    chart->setSpan(span, {});
    chart->resize(700, 80);
    chart->show();
    return chart;
}

int TimeChartTest::inked(TimeChart &chart, qint64 time) const {
    const auto image = chart.grab().toImage().convertToFormat(QImage::Format_RGB32);
    const int x = qRound(chart.positionOf(time));
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        const QColor color(image.pixel(x, y));
        // Blue, as the series is; the grid is grey.
        count += color.blue() - color.red() > 40 ? 1 : 0;
    }
    return count;
}

void TimeChartTest::aSeriesEndsWhereNothingIsKnown() {
    const auto parts =
        kit::partsOf(seriesOf({1, 2, Unknown, Unknown, 5, Unknown, 7}), {begin, begin + 7 * second}, 100);
    QCOMPARE(parts.size(), std::size_t(3));
    QCOMPARE(parts[0].points.size(), std::size_t(2));
    QCOMPARE(parts[0].span, (kit::TimeSpan{begin, begin + 2 * second}));
    QCOMPARE(parts[1].span, (kit::TimeSpan{begin + 4 * second, begin + 5 * second}));
    QCOMPARE(parts[2].points[0].mean, 7.0f);
    QVERIFY(kit::partsOf(seriesOf({1, 2}), {begin + 10 * second, begin + 20 * second}, 100).empty());
}

void TimeChartTest::stepsAreFoldedWhateverTheirNumber() {
    auto series = seriesOf({});
    for (int step = 0; step < 40; ++step) {
        const float mean = step % 5 == 3 ? Unknown : static_cast<float>((step * 37) % 50 + 10);
        series.means.push_back(mean);
        series.least.push_back(mean - static_cast<float>(step % 7));
        series.greatest.push_back(mean + static_cast<float>(step % 3));
    }
    for (std::size_t first = 0; first < 10; ++first)
        for (auto last = first; last <= series.means.size(); ++last) {
            std::vector<double> means;
            double least = 1e9;
            double greatest = -1e9;
            for (auto place = first; place < last; ++place) {
                if (std::isnan(series.means[place]))
                    continue;
                means.push_back(series.means[place]);
                least = std::min<double>(least, series.least[place]);
                greatest = std::max<double>(greatest, series.greatest[place]);
            }
            const auto folded = series.folded(first, last);
            QCOMPARE(folded.has_value(), !means.empty());
            if (!folded)
                continue;
            QCOMPARE(double(folded->least), least);
            QCOMPARE(double(folded->greatest), greatest);
            const double mean = std::accumulate(means.begin(), means.end(), 0.0) / double(means.size());
            QVERIFY(std::abs(folded->mean - mean) < 1e-4);
        }
}

void TimeChartTest::manyStepsBecomeOnePointAndLoseNoPeak() {
    std::vector<float> means(100'000, 50);
    means[77'777] = 99;
    means[12'345] = 1;
    const auto parts = kit::partsOf(seriesOf(means), {begin, begin + 100'000 * second}, 500);
    QCOMPARE(parts.size(), std::size_t(1));
    QVERIFY(parts[0].points.size() <= 502);
    float least = 100;
    float greatest = 0;
    for (const auto &point : parts[0].points) {
        least = std::min(least, point.least);
        greatest = std::max(greatest, point.greatest);
    }
    QCOMPARE(least, 1.0f);
    QCOMPARE(greatest, 99.0f);
}

void TimeChartTest::aSpanThatMovesOnFoldsTheSameSteps() {
    std::vector<float> means;
    for (int step = 0; step < 2'000; ++step)
        means.push_back(static_cast<float>(step % 97));
    const auto series = seriesOf(means);
    const auto pointsIn = [&series](qint64 from, qint64 to) {
        const auto parts = kit::partsOf(series, {begin + from * second, begin + to * second}, 100);
        std::map<qint64, float> points;
        for (const auto &point : parts.at(0).points)
            points[point.time] = point.mean;
        return points;
    };
    const auto before = pointsIn(100, 1'100);
    const auto after = pointsIn(103, 1'103);
    int same = 0;
    for (const auto &[time, mean] : after)
        same += before.contains(time) && before.at(time) == mean ? 1 : 0;
    // But for the ones at both ends, which are not whole.
    QVERIFY(same >= static_cast<int>(after.size()) - 2);
}

void TimeChartTest::noLineGoesThroughAGap() {
    std::vector<float> means(60, 50);
    for (int step = 20; step < 40; ++step)
        means[static_cast<std::size_t>(step)] = Unknown;
    const auto chart = shown(seriesOf(means));
    QVERIFY(inked(*chart, begin + 10 * second) > 0);
    QVERIFY(inked(*chart, begin + 50 * second) > 0);
    for (int step = 21; step < 39; ++step)
        QCOMPARE(inked(*chart, begin + step * second), 0);
}

void TimeChartTest::theBandReachesFromLeastToGreatest() {
    auto series = seriesOf(std::vector<float>(60, 50));
    series.least = std::vector<float>(60, 20);
    series.greatest = std::vector<float>(60, 80);
    const auto chart = shown(series);
    // 60 of 100 of the height, where a line alone is two pixels.
    QVERIFY(inked(*chart, begin + 30 * second) > 0.55 * chart->plotRect().height());
}

void TimeChartTest::theBandOfManyStepsReachesAsFar() {
    std::vector<float> means;
    for (int step = 0; step < 20'000; ++step)
        means.push_back(step % 2 == 0 ? 20 : 80);
    const auto chart = shown(seriesOf(means));
    const int inks = inked(*chart, begin + 10'000 * second);
    QVERIFY(inks > 0.55 * chart->plotRect().height());
    QVERIFY(inks < 0.65 * chart->plotRect().height());
}

void TimeChartTest::whatIsKeptOfThePictureFollowsTheChart() {
    const auto chart = shown(seriesOf({10, 20, 30, Unknown, Unknown, Unknown, Unknown, 40}));
    const kit::TimeSpan span{begin, begin + 8 * second};
    auto before = chart->grab().toImage();
    const auto follows = [&](const char *what, const std::function<void()> &change) {
        change();
        const auto now = chart->grab().toImage();
        QVERIFY2(now != before, what);
        before = now;
    };
    follows("title", [&] { chart->setTitle(QStringLiteral("Heat")); });
    follows("marks", [&] { chart->setMarks({{begin + second, kit::Tone::Danger}}); });
    follows("place", [&] { chart->setPlace(2); });
    follows("ticks", [&] { chart->setSpan(span, {begin + 2 * second}); });
    follows("span", [&] { chart->setSpan({begin, begin + 6 * second}, {begin + 2 * second}); });
    follows("series", [&] { chart->setSeries(seriesOf({90, 10, 90, 10})); });
    follows("latest", [&] { chart->setLatest(QStringLiteral("11 %")); });
    follows("cursor", [&] { chart->setCursorTime(begin + second); });
    follows("direction", [&] { chart->setLayoutDirection(Qt::RightToLeft); });
    follows("size", [&] { chart->resize(640, 90); });
    follows("theme", [&] { theme_.setScheme(kit::Scheme::Dark); });
    theme_.setScheme(kit::Scheme::Light);
}

void TimeChartTest::theGutterHasTheValueUnderTheCursor() {
    auto series = seriesOf({10, 20, 30, 40});
    series.least = {5, 15, 25, 35};
    series.greatest = {12, 22, 32, 42};
    const auto chart = shown(series);
    QCOMPARE(chart->valueWords(), QStringLiteral("40 %"));
    QCOMPARE(chart->spreadWords(), QStringLiteral("5 % to 42 %"));
    QCOMPARE(chart->accessibleName(), QStringLiteral("Load"));
    QCOMPARE(chart->accessibleDescription(), QStringLiteral("Latest 40 %. Least 5 %, greatest 42 %."));
    chart->setCursorTime(begin + second + 500);
    QCOMPARE(chart->valueWords(), QStringLiteral("20 %"));
    QCOMPARE(chart->spreadWords(), QStringLiteral("15 % to 22 %"));
    QVERIFY(chart->accessibleDescription().startsWith(QStringLiteral("20 % at ")));
    chart->setCursorTime(std::nullopt);
    chart->setLatest(QStringLiteral("41 %"));
    QCOMPARE(chart->valueWords(), QStringLiteral("41 %"));
}

void TimeChartTest::whatIsNotThereIsSaid() {
    auto series = seriesOf({10, Unknown, Unknown});
    series.absences = {kit::Absence::None, kit::Absence::NotReported, kit::Absence::NoData};
    const auto chart = shown(series);
    chart->setCursorTime(begin + second);
    QCOMPARE(chart->valueWords(), kit::absenceText(kit::Absence::NotReported));
    chart->setCursorTime(begin + 2 * second);
    QCOMPARE(chart->valueWords(), kit::absenceText(kit::Absence::NoData));
    chart->setCursorTime(begin + 90 * second);
    QCOMPARE(chart->valueWords(), kit::absenceText(kit::Absence::NoData));
    const auto empty = shown(seriesOf(std::vector<float>(30, Unknown)));
    QCOMPARE(empty->valueWords(), kit::absenceText(kit::Absence::NoData));
    QCOMPARE(empty->spreadWords(), QString());
    QCOMPARE(empty->accessibleDescription(), kit::absenceText(kit::Absence::NoData));
}

void TimeChartTest::theAxisHasRoomForAllOfIt() {
    const auto chart = shown(seriesOf(std::vector<float>(60, 340)));
    // Within the strip, not at its edge beyond what is seen.
    QVERIFY(inked(*chart, begin + 30 * second) > 0);
}

void TimeChartTest::marksOfTimeReachOverAMonth() {
    constexpr qint64 day = 86'400'000;
    const auto ticks = kit::ChartTicks::times(day / 2, 31 * day, 8, QTimeZone::utc());
    QVERIFY(ticks.size() > 1 && ticks.size() <= 8);
    QVERIFY(ticks.first() >= day / 2);
    QVERIFY(31 * day - ticks.last() < ticks[1] - ticks[0]);
}

void TimeChartTest::thePointerNamesItsTime() {
    const auto chart = shown(seriesOf(std::vector<float>(60, 50)));
    QSignalSpy pointed(chart.get(), &TimeChart::pointed);
    QSignalSpy pressed(chart.get(), &TimeChart::pressed);
    const qint64 wanted = begin + 30 * second;
    const QPoint at(qRound(chart->positionOf(wanted)), 40);
    QMouseEvent move(QEvent::MouseMove, QPointF(at), chart->mapToGlobal(QPointF(at)), Qt::NoButton, Qt::NoButton, {});
    QCoreApplication::sendEvent(chart.get(), &move);
    QCOMPARE(pointed.size(), 1);
    const auto time = pointed.first().first().value<std::optional<qint64>>();
    QVERIFY(time && std::abs(*time - wanted) < second);
    QTest::mouseClick(chart.get(), Qt::LeftButton, {}, at);
    QCOMPARE(pressed.size(), 1);
    // Its gutter is no time.
    QTest::mouseClick(chart.get(), Qt::LeftButton, {}, QPoint(20, 40));
    QCOMPARE(pressed.size(), 1);
}

QTEST_MAIN(TimeChartTest)

#include "time_chart_test.moc"
