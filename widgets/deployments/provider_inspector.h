#pragma once

#include "widgets/kit/inspector.h"
#include "widgets/kit/session.h"

namespace kit {
class FactList;
class HistoryView;
} // namespace kit

namespace deploymentspage {

// One provider, described: where its API is, whether it answers, which models it has.
class ProviderInspector : public kit::Inspector {
    Q_OBJECT

public:
    explicit ProviderInspector(const kit::Session &session, QWidget *parent = nullptr);

    // Empty shows that nothing is selected.
    void show(const QString &provider);
    void refresh();

private:
    using QWidget::show;

    const kit::Session session_;
    QString name_;
    kit::FactList *facts_;
    kit::HistoryView *history_ = nullptr;
};

} // namespace deploymentspage
