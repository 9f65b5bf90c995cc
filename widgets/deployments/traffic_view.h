#pragma once

#include <array>

#include <QTimer>
#include <QWidget>

#include "backend/client/pending.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/gateway_service.pb.h"

class QCheckBox;
class QStackedWidget;

namespace kit {
class GridView;
class StatePanel;
} // namespace kit

namespace deploymentspage {

namespace v1 = pilothouse::v1;

class PlainTable;
class TrafficChart;

// What the gateway measured of a deployment or a route in the last hour, by revision: requests, errors, time to first
// token, inter-token latency; as charts or as a table. Asks only while it can be seen.
class TrafficView : public QWidget {
    Q_OBJECT

public:
    explicit TrafficView(const kit::Session &session, QWidget *parent = nullptr);

    // `deployments/<id>` or `routes/<id>`; empty shows nothing.
    void show(const QString &name);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    using QWidget::show;
    void build();
    void buildCharts();
    void ask();
    void take(const core::Result<v1::QueryTrafficResponse> &answer);
    void showCharts(const v1::QueryTrafficResponse &traffic);
    void showTable(const v1::QueryTrafficResponse &traffic);

    const kit::Session session_;
    QString name_;
    QStackedWidget *forms_;
    QWidget *charts_;
    std::array<TrafficChart *, 4> chart_{};
    PlainTable *table_;
    kit::GridView *grid_;
    QCheckBox *asTable_;
    kit::StatePanel *panel_;
    QTimer again_;
    client::Pending<v1::QueryTrafficResponse> pending_;
};

} // namespace deploymentspage
