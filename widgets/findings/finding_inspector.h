#pragma once

#include "widgets/kit/inspector.h"
#include "widgets/kit/session.h"

namespace kit {
class FactList;
class HistoryView;
} // namespace kit

namespace findingspage {

// One finding, described: how it stands, what it is, where, and what became of it.
class FindingInspector : public kit::Inspector {
    Q_OBJECT

public:
    explicit FindingInspector(const kit::Session &session, QWidget *parent = nullptr);

    // Empty shows that nothing is selected.
    void show(const QString &finding);
    void refresh();

private:
    using QWidget::show;

    const kit::Session session_;
    QString name_;
    kit::FactList *facts_;
    kit::HistoryView *history_ = nullptr;
};

} // namespace findingspage
