#pragma once

#include <QTimer>
#include <QWidget>

#include "backend/client/pending.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/gateway_service.pb.h"

class QCheckBox;
class QComboBox;
class QStackedWidget;

namespace kit {
class GridView;
class PlainTable;
class StatePanel;
} // namespace kit

namespace deploymentspage {

namespace v1 = pilothouse::v1;

class TrafficCharts;

// What the gateway measured of a deployment or a route, by revision, in a span of time that is chosen: as charts or as
// a table. Asks only while it can be seen.
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
    void begin();
    void ask();
    void take(const core::Result<v1::QueryTrafficResponse> &answer);
    void showTraffic();
    void showCharts();
    void showTable();

    const kit::Session session_;
    QString name_;
    QStackedWidget *forms_;
    TrafficCharts *charts_ = nullptr;
    kit::PlainTable *table_;
    kit::GridView *grid_;
    QComboBox *span_;
    QCheckBox *asTable_;
    kit::StatePanel *panel_;
    QTimer again_;
    // What was answered last, and when it was asked, in milliseconds since the epoch.
    v1::QueryTrafficResponse traffic_;
    qint64 askedAt_ = 0;
    client::Pending<v1::QueryTrafficResponse> pending_;
};

} // namespace deploymentspage
