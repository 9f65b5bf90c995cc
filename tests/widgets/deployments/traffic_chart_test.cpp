// Charts of traffic: what they show, in which time zone, and that they follow the theme.
#include <QMouseEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QToolTip>

#include "widgets/deployments/series_legend.h"
#include "widgets/deployments/series_mark.h"
#include "widgets/deployments/traffic_charts.h"
#include "widgets/kit/chart_ticks.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/figures.h"
#include "widgets/kit/time_text.h"

using deploymentspage::SeriesLegend;
using deploymentspage::SeriesMark;
using deploymentspage::TrafficChart;
using deploymentspage::TrafficCharts;
using kit::ChartTicks;
namespace v1 = pilothouse::v1;

namespace {

constexpr qint64 minute = 60'000;
// 2023-11-14 22:00 UTC
constexpr qint64 begin = 1'699'999'200'000;

QString milliseconds(double value) {
    return kit::Figures::microseconds(qRound64(value));
}

} // namespace

class TrafficChartTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyLineIsShownWithinItsAxes();
    void whatStandsAloneIsAMark();
    void hoursAreThoseOfTheConsolesZone();
    void labelsHaveRoom_data();
    void labelsHaveRoom();
    void ticksAreNumbersThatPeopleSay_data();
    void ticksAreNumbersThatPeopleSay();
    void aChartFollowsTheTheme();
    void seriesAreToldByColorAndMark();
    void thePointerIsToldWhatIsNearest();
    void chartsStandWhereThereIsRoom();
    void nothingIsShownBeforeItWasMeasured();
    void aRevisionKeepsItsColor();
    void theTopmostMarkIsWhole();

private:
    static QList<TrafficChart::Line> lines();
    static TrafficChart::Span hour() { return {begin, begin + 60 * minute, minute}; }
    static v1::QueryTrafficResponse traffic();
    // How many pixels within some of a place have this color, as it is painted.
    static int inked(TrafficChart &chart, const QPointF &at, const QColor &color, int reach = 3);
    std::unique_ptr<TrafficChart> shown(int width = 420, int height = 240);

    kit::Theme theme_{kit::Scheme::Light};
    kit::TimeText times_{QTimeZone::utc()};
};

void TrafficChartTest::initTestCase() {
    QLocale::setDefault(QLocale(QLocale::English));
    kit::ConsoleStyle::install(*qApp, theme_);
}

QList<TrafficChart::Line> TrafficChartTest::lines() {
    QList<TrafficChart::Line> lines{{QStringLiteral("revision 3, median"), 0, false, {}},
                                    {QStringLiteral("revision 3, 95th percentile"), 0, true, {}},
                                    {QStringLiteral("revision 2, median"), 1, false, {}}};
    for (int index = 0; index <= 60; ++index) {
        const auto at = static_cast<double>(begin + index * minute);
        lines[0].points.append({at, 180'000.0 + index % 7 * 4000});
        lines[1].points.append({at, 420'000.0 + index % 5 * 30'000});
        lines[2].points.append({at, 240'000.0 + index % 3 * 12'000});
    }
    return lines;
}

v1::QueryTrafficResponse TrafficChartTest::traffic() {
    v1::QueryTrafficResponse traffic;
    for (const int generation : {3, 2}) {
        auto &series = *traffic.add_series();
        series.set_route("routes/house-chat");
        series.set_target("deployments/llama");
        series.set_generation(generation);
        for (int index = 0; index <= 60; index += generation == 3 ? 1 : 30) {
            auto &point = *series.add_points();
            point.mutable_time()->set_seconds((begin + index * minute) / 1000);
            point.set_requests(40 + index % 9 * generation);
            point.set_errors(index % 11 == 0 ? 2 : 0);
            point.set_time_to_first_token_p50(180'000 + index % 7 * 4000);
            point.set_time_to_first_token_p95(420'000 + index % 5 * 30'000);
            if (generation == 3) {
                point.set_inter_token_latency_p50(21'000 + index % 4 * 500);
                point.set_inter_token_latency_p95(43'000 + index % 3 * 900);
            }
        }
    }
    traffic.mutable_step()->set_seconds(60);
    return traffic;
}

std::unique_ptr<TrafficChart> TrafficChartTest::shown(int width, int height) {
    auto chart = std::make_unique<TrafficChart>(theme_, times_, TrafficChart::Scale{milliseconds, 1});
    chart->resize(width, height);
    chart->show();
    if (!QTest::qWaitForWindowExposed(chart.get()))
        qFatal("The chart is not shown.");
    return chart;
}

int TrafficChartTest::inked(TrafficChart &chart, const QPointF &at, const QColor &color, int reach) {
    const auto image = chart.grab().toImage();
    const QPoint middle = at.toPoint();
    int count = 0;
    for (int y = middle.y() - reach; y <= middle.y() + reach; ++y)
        for (int x = middle.x() - reach; x <= middle.x() + reach; ++x)
            count += image.valid(x, y) && image.pixelColor(x, y) == color ? 1 : 0;
    return count;
}

void TrafficChartTest::everyLineIsShownWithinItsAxes() {
    const auto chart = shown();
    chart->setLines(lines(), hour());
    QCOMPARE(chart->curves().size(), 3);
    QCOMPARE(chart->valueLabels(), QStringList({QStringLiteral("0"), QStringLiteral("200 ms"), QStringLiteral("400 ms"),
                                                QStringLiteral("600 ms")}));
    QVERIFY(theme_.series(0) != theme_.series(1));
    for (const auto &curve : chart->curves()) {
        QCOMPARE(curve.runs().size(), 1);
        QCOMPARE(curve.runs().first(), curve.line().points);
        for (const auto &point : curve.line().points)
            QVERIFY(chart->plotRect().contains(chart->positionOf(point)));
        const auto at = chart->positionOf(curve.line().points[30]);
        QVERIFY2(inked(*chart, at, theme_.series(curve.line().place)) > 0, qPrintable(curve.line().name));
    }
    QCOMPARE(chart->positionOf({0, 0}).y(), chart->plotRect().bottom());
    // Fewer lines than before take the others away.
    const auto gone = chart->positionOf(lines()[2].points[30]);
    chart->setLines({lines().first()}, hour());
    QCOMPARE(chart->curves().size(), 1);
    QCOMPARE(inked(*chart, gone, theme_.series(1)), 0);
    chart->setLines({}, hour());
    QVERIFY(chart->curves().isEmpty());
}

void TrafficChartTest::whatStandsAloneIsAMark() {
    const auto chart = shown();
    auto line = lines().first();
    line.points = {line.points[10], line.points[30], line.points[31]};
    chart->setLines({line}, hour());
    const auto &curve = chart->curves().first();
    QCOMPARE(curve.runs(), QList<QList<QPointF>>{line.points.mid(1)});
    QVERIFY(curve.marks().contains(line.points[0]));
    // It is really drawn: its color stands where it is, and between the two parts nothing does.
    QVERIFY(inked(*chart, chart->positionOf(line.points[0]), theme_.series(0)) > 20);
    QCOMPARE(inked(*chart, (chart->positionOf(line.points[0]) + chart->positionOf(line.points[1])) / 2,
                   theme_.series(0), 12),
             0);
}

void TrafficChartTest::hoursAreThoseOfTheConsolesZone() {
    const auto chart = shown();
    chart->setLines(lines(), hour());
    QVERIFY(chart->timeLabels().contains(QStringLiteral("22:30")));
    times_.setZone(QTimeZone("Asia/Kolkata"));
    QVERIFY2(chart->timeLabels().contains(QStringLiteral("04:00")), qPrintable(chart->timeLabels().join(u' ')));
    QVERIFY(!chart->timeLabels().contains(QStringLiteral("22:30")));
    times_.setZone(QTimeZone::utc());
}

void TrafficChartTest::labelsHaveRoom_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("the smallest") << QSize(theme_.px(kit::Size::ChartWidth), theme_.px(kit::Size::ChartHeight));
    QTest::newRow("wide") << QSize(1100, 180);
    QTest::newRow("high") << QSize(300, 700);
}

void TrafficChartTest::labelsHaveRoom() {
    QFETCH(QSize, size);
    const auto chart = shown(size.width(), size.height());
    chart->setLines(lines(), hour());
    QVERIFY(chart->timeLabels().size() >= 2);
    QVERIFY(chart->valueLabels().size() >= 2);
    const auto words = chart->timeLabels() + chart->valueLabels();
    const auto rects = chart->labelRects();
    QCOMPARE(rects.size(), words.size());
    for (qsizetype label = 0; label < rects.size(); ++label) {
        QVERIFY2(QRectF(chart->rect()).contains(rects[label]), qPrintable(words[label]));
        QVERIFY(rects[label].width() >=
                QFontMetricsF(theme_.font(kit::TextRole::Caption)).horizontalAdvance(words[label]));
        for (qsizetype other = 0; other < label; ++other)
            QVERIFY2(!rects[label].intersects(rects[other]), qPrintable(words[label] + u' ' + words[other]));
    }
}

void TrafficChartTest::ticksAreNumbersThatPeopleSay_data() {
    QTest::addColumn<double>("most");
    QTest::addColumn<double>("least");
    QTest::addColumn<QList<double>>("ticks");
    QTest::newRow("nothing") << 0.0 << 1.0 << QList<double>{0, 1};
    QTest::newRow("one") << 1.0 << 1.0 << QList<double>{0, 1};
    QTest::newRow("three") << 3.0 << 1.0 << QList<double>{0, 1, 2, 3};
    QTest::newRow("a step of five") << 17.0 << 1.0 << QList<double>{0, 5, 10, 15, 20};
    QTest::newRow("a step of fifty") << 199.0 << 1.0 << QList<double>{0, 50, 100, 150, 200};
    QTest::newRow("nearly a power of ten") << 950'000.0 << 1.0 << QList<double>{0, 500'000, 1'000'000};
}

void TrafficChartTest::ticksAreNumbersThatPeopleSay() {
    QFETCH(double, most);
    QFETCH(double, least);
    QFETCH(QList<double>, ticks);
    QCOMPARE(ChartTicks::values(most, 4, least), ticks);
}

void TrafficChartTest::aChartFollowsTheTheme() {
    const auto chart = shown();
    chart->setLines({lines().first()}, hour());
    const auto at = chart->positionOf(lines().first().points[30]);
    const auto light = theme_.series(0);
    QVERIFY(inked(*chart, at, light) > 0);
    theme_.setScheme(kit::Scheme::Dark);
    QVERIFY(theme_.series(0) != light);
    QVERIFY(inked(*chart, at, theme_.series(0)) > 0);
    QCOMPARE(inked(*chart, at, light), 0);
    QCOMPARE(chart->grab().toImage().pixelColor(1, 1), theme_.color(kit::Color::Surface));
    theme_.setScheme(kit::Scheme::Light);
}

void TrafficChartTest::seriesAreToldByColorAndMark() {
    QSet<QRgb> colors;
    QList<QPainterPath> shapes;
    for (int place = 0; place < kit::Theme::seriesCount; ++place) {
        colors << theme_.series(place).rgb();
        const auto shape = SeriesMark::path(place, 12);
        QVERIFY(!shapes.contains(shape));
        shapes << shape;
    }
    QCOMPARE(colors.size(), kit::Theme::seriesCount);
    const auto chart = shown();
    QList<TrafficChart::Line> many;
    for (int place = 0; place < kit::Theme::seriesCount; ++place)
        many.append({QString::number(place), place, false, {{static_cast<double>(begin + place * 9 * minute), 5.0}}});
    chart->setLines(many, hour());
    const auto ink = [&](const TrafficChart::Line &line) {
        return inked(*chart, chart->positionOf(line.points.first()), theme_.series(line.place));
    };
    QList<int> filled;
    for (const auto &line : many) {
        filled << ink(line);
        QVERIFY(filled.last() > 12);
    }
    // What is dashed is hollow.
    for (auto &line : many)
        line.isDashed = true;
    chart->setLines(many, hour());
    for (const auto &line : many)
        QVERIFY2(ink(line) < filled[line.place], qPrintable(line.name));
}

void TrafficChartTest::thePointerIsToldWhatIsNearest() {
    const auto chart = shown();
    chart->setLines(lines(), hour());
    const auto point = [&](const QPointF &at) {
        QMouseEvent move(QEvent::MouseMove, at, chart->mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
        QCoreApplication::sendEvent(chart.get(), &move);
    };
    const auto &slow = chart->curves()[1];
    const auto at = chart->positionOf(slow.line().points[20]);
    QCOMPARE(chart->curveAt(at), &slow);
    point(at);
    QTRY_COMPARE(QToolTip::text(), QStringLiteral("revision 3, 95th percentile: 420 ms at 22:20:00"));
    const auto beside = chart->plotRect().bottomLeft() - QPointF(0, 2);
    QCOMPARE(chart->curveAt(beside), nullptr);
    point(beside);
    QTRY_VERIFY(!QToolTip::isVisible());
}

void TrafficChartTest::chartsStandWhereThereIsRoom() {
    TrafficCharts charts(theme_, times_);
    charts.show(traffic(), hour());
    charts.resize(1100, 260);
    static_cast<QWidget &>(charts).show();
    QVERIFY(QTest::qWaitForWindowExposed(&charts));
    const auto found = charts.findChildren<TrafficChart *>();
    QCOMPARE(found.size(), 3);
    QCOMPARE(charts.findChild<SeriesLegend *>()->names(),
             QStringList({QStringLiteral("Revision 3"), QStringLiteral("Revision 2")}));
    auto *bar = charts.findChild<QScrollArea *>()->verticalScrollBar();
    QTRY_COMPARE(bar->maximum(), 0);
    const auto topOf = [&](int chart) { return found[chart]->mapTo(&charts, QPoint()).y(); };
    QCOMPARE(topOf(0), topOf(2));
    if (const auto picture = qEnvironmentVariable("CHARTS_PICTURE"); !picture.isEmpty())
        QVERIFY(charts.grab().save(picture));
    // A step without requests holds none; a step without a latency holds nothing.
    QCOMPARE(found[0]->curves().first().runs().first().size(), 61);
    QCOMPARE(found[1]->curves().last().marks().size(), 3);
    charts.resize(400, 260);
    QTRY_VERIFY(bar->maximum() > 0);
    QVERIFY(topOf(1) > topOf(0));
    QVERIFY(found[0]->height() >= theme_.px(kit::Size::ChartHeight));
}

void TrafficChartTest::nothingIsShownBeforeItWasMeasured() {
    auto measured = traffic();
    measured.mutable_series()->RemoveLast();
    auto &points = *measured.mutable_series(0)->mutable_points();
    points.DeleteSubrange(0, 40);
    points.DeleteSubrange(1, 10); // nothing came in these
    measured.mutable_since_time()->set_seconds((begin + 40 * minute) / 1000);
    TrafficCharts charts(theme_, times_);
    charts.show(measured, hour());
    const auto &curves = charts.findChildren<TrafficChart *>()[0]->curves();
    QVERIFY(!curves.isEmpty());
    const auto shown = curves.first().runs().first();
    QCOMPARE(shown.first().x(), static_cast<double>(begin + 40 * minute));
    QCOMPARE(shown.size(), 21);
    QCOMPARE(shown[5].y(), 0.0);
}

void TrafficChartTest::aRevisionKeepsItsColor() {
    auto both = traffic();
    auto second = both;
    second.mutable_series()->DeleteSubrange(0, 1);
    QCOMPARE(second.series(0).generation(), 2);
    TrafficCharts charts(theme_, times_);
    charts.show(second, hour());
    const auto *chart = charts.findChildren<TrafficChart *>()[0];
    const int before = chart->curves().first().line().place;
    charts.show(both, hour());
    const auto &first = chart->curves().first().line();
    const auto &last = chart->curves().last().line();
    QVERIFY(first.name.startsWith(QStringLiteral("Revision 3")));
    QVERIFY(first.place != before);
    QVERIFY(last.name.startsWith(QStringLiteral("Revision 2")));
    QCOMPARE(last.place, before);
    // Far apart, they are told apart, too.
    both.mutable_series(0)->set_generation(2 + kit::Theme::seriesCount);
    charts.show(both, hour());
    QVERIFY(chart->curves().first().line().place != chart->curves().last().line().place);
}

void TrafficChartTest::theTopmostMarkIsWhole() {
    const auto chart = shown(theme_.px(kit::Size::ChartWidth), theme_.px(kit::Size::ChartHeight));
    chart->setLines({{QStringLiteral("revision 3"), 0, false, {{static_cast<double>(begin + 30 * minute), 200'000.0}}}},
                    hour());
    QCOMPARE(chart->valueLabels().last(), QStringLiteral("200 ms"));
    const auto middle = chart->positionOf(chart->curves().first().marks().first());
    QVERIFY2(middle.y() - theme_.px(kit::Size::Dot) / 2.0 >= chart->plotRect().top(),
             qPrintable(QString::number(middle.y())));
}

QTEST_MAIN(TrafficChartTest)
#include "traffic_chart_test.moc"
