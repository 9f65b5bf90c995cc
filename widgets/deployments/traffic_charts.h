#pragma once

#include <array>
#include <map>

#include <QWidget>

#include "widgets/deployments/traffic_chart.h"

#include "pilothouse/v1/gateway_service.pb.h"

class QGridLayout;
class QLabel;

namespace deploymentspage {

namespace v1 = pilothouse::v1;

class SeriesLegend;

// Traffic as small multiples with one legend: requests and errors, time to first token, inter-token latency. They stand
// beside each other where there is room, else below each other, and scroll.
class TrafficCharts : public QWidget {
    Q_OBJECT

public:
    TrafficCharts(const kit::Theme &theme, const kit::TimeText &times, QWidget *parent = nullptr);

    void show(const v1::QueryTrafficResponse &traffic, const TrafficChart::Span &span);

    // By revision or, of a provider, by its name; the route where there are several, and that they are probes of ours.
    static QStringList namesOf(const v1::QueryTrafficResponse &traffic);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    using QWidget::show;
    enum Which { Requests, FirstToken, BetweenTokens, Count };
    struct Panel {
        QWidget *whole = nullptr;
        TrafficChart *chart = nullptr;
        QLabel *note = nullptr;
    };
    Panel makePanel(const QString &title, const TrafficChart::Scale &scale);
    void build();
    void arrange();
    QList<int> placesOf(const v1::QueryTrafficResponse &traffic);

    const kit::Theme &theme_;
    const kit::TimeText &times_;
    SeriesLegend *legend_;
    QWidget *board_;
    QGridLayout *grid_;
    std::array<Panel, Count> panels_;
    int columns_ = 0;
    // Of the series that are shown, by what they are of: a revision keeps its color when others come and go.
    std::map<std::string, int> places_;
};

} // namespace deploymentspage
