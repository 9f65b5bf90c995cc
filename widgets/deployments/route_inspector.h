#pragma once

#include "widgets/kit/inspector.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/resource.pb.h"

class QVBoxLayout;

namespace kit {
class FactList;
class HistoryView;
} // namespace kit

namespace deploymentspage {

namespace v1 = pilothouse::v1;

// One route, described: under which names it is asked for, who answers in which shares, and what comes after.
class RouteInspector : public kit::Inspector {
    Q_OBJECT

public:
    explicit RouteInspector(const kit::Session &session, QWidget *parent = nullptr);

    // Empty shows that nothing is selected.
    void show(const QString &route);
    void refresh();

private:
    using QWidget::show;
    void showTargets(const v1::Resource &route);

    const kit::Session session_;
    QString name_;
    QWidget *targets_;
    QVBoxLayout *bars_;
    kit::FactList *facts_;
    kit::HistoryView *history_ = nullptr;
};

} // namespace deploymentspage
