#pragma once

#include <QHash>
#include <QTimer>
#include <QWidget>

#include "backend/client/pending.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/fleet_service.pb.h"

class QGridLayout;

namespace kit {

namespace v1 = pilothouse::v1;

class RoleLabel;
class SparkLine;

// What a node's own system tells: processors, memory, disk, network, each with its value and the last hour as a small
// curve. Nothing stands here of a node of which nothing is told. Reads anew as long as it is in sight. Lives in the GUI
// thread.
class HostView : public QWidget {
    Q_OBJECT

public:
    explicit HostView(const Session &session, QWidget *parent = nullptr);

    // `clusters/<id>/nodes/<id>`; empty is none.
    void setNode(const QString &node);
    // As it is shown: what each row says to somebody who does not see it.
    QStringList words() const;

private:
    struct Row {
        RoleLabel *label = nullptr;
        SparkLine *line = nullptr;
        RoleLabel *value = nullptr;
    };

    void ask();
    void take(const v1::QueryHostResponse &answer);
    void showRow(const v1::HostSeries &series, const v1::QueryHostResponse &answer);
    Row &rowOf(v1::HostMetric metric);
    void clear();
    static QString nameOf(v1::HostMetric metric);
    static QString valueOf(v1::HostMetric metric, double value);

    const Session session_;
    QString node_;
    client::Pending<v1::QueryHostResponse> pending_;
    QWidget *rows_;
    QGridLayout *grid_;
    QHash<int, Row> shown_;
    QTimer again_;
};

} // namespace kit
