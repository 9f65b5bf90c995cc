// Charts of traffic: what they show, and that they follow the theme.
#include <QLineSeries>
#include <QTest>
#include <QValueAxis>

#include "widgets/deployments/traffic_chart.h"
#include "widgets/kit/console_style.h"

using deploymentspage::TrafficChart;

class TrafficChartTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { kit::ConsoleStyle::install(*qApp, theme_); }
    void everyLineIsShownWithinItsAxes();
    void aChartFollowsTheTheme();

private:
    static QList<TrafficChart::Line> lines();
    static QLineSeries *series(const TrafficChart &chart, int index) {
        return static_cast<QLineSeries *>(chart.chart()->series().at(index));
    }

    kit::Theme theme_{kit::Scheme::Light};
};

QList<TrafficChart::Line> TrafficChartTest::lines() {
    constexpr double begin = 1.7e12;
    constexpr double minute = 60'000;
    QList<TrafficChart::Line> lines{{QStringLiteral("revision 3, p50"), 0, false, {}},
                                    {QStringLiteral("revision 3, p95"), 0, true, {}},
                                    {QStringLiteral("revision 2, p50"), 1, false, {}}};
    for (int index = 0; index < 60; ++index) {
        lines[0].points.append({begin + index * minute, 180.0 + index % 7 * 4});
        lines[1].points.append({begin + index * minute, 420.0 + index % 5 * 30});
        lines[2].points.append({begin + index * minute, 240.0 + index % 3 * 12});
    }
    return lines;
}

void TrafficChartTest::everyLineIsShownWithinItsAxes() {
    TrafficChart chart(theme_, QStringLiteral("Time to first token"), QStringLiteral("ms"));
    chart.resize(420, 240);
    chart.setLines(lines());
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    QCOMPARE(chart.chart()->series().size(), 3);
    QCOMPARE(series(chart, 1)->pen().style(), Qt::DashLine);
    QCOMPARE(series(chart, 0)->pen().color(), series(chart, 1)->pen().color());
    QVERIFY(series(chart, 0)->pen().color() != series(chart, 2)->pen().color());
    const auto *values = qobject_cast<QValueAxis *>(chart.chart()->axes(Qt::Vertical).first());
    QCOMPARE(values->min(), 0.0);
    QVERIFY(values->max() >= 540.0);
    if (const auto picture = qEnvironmentVariable("CHART_PICTURE"); !picture.isEmpty())
        QVERIFY(chart.grab().save(picture));
    // Fewer lines than before take the others away.
    chart.setLines({lines().first()});
    QCOMPARE(chart.chart()->series().size(), 1);
    chart.setLines({});
    QVERIFY(chart.chart()->series().isEmpty());
}

void TrafficChartTest::aChartFollowsTheTheme() {
    TrafficChart chart(theme_, QStringLiteral("Requests"), QString());
    chart.setLines(lines());
    const auto light = series(chart, 0)->pen().color();
    theme_.setScheme(kit::Scheme::Dark);
    QCOMPARE(series(chart, 0)->pen().color(), theme_.color(kit::Color::Accent));
    QVERIFY(series(chart, 0)->pen().color() != light);
    QCOMPARE(chart.backgroundBrush().color(), theme_.color(kit::Color::Surface));
    theme_.setScheme(kit::Scheme::Light);
}

QTEST_MAIN(TrafficChartTest)
#include "traffic_chart_test.moc"
