#pragma once

#include <QList>

#include "widgets/kit/fact_list.h"
#include "widgets/kit/inspector.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/resource.pb.h"

namespace kit {
class HistoryView;
}

namespace accesspage {

namespace v1 = pilothouse::v1;

// One principal, role binding, team or invitation, described.
class AccessInspector : public kit::Inspector {
    Q_OBJECT

public:
    // The kind by its plural.
    AccessInspector(const kit::Session &session, const QString &kind, QWidget *parent = nullptr);

    // Empty shows that nothing is selected.
    void show(const QString &name);
    void refresh();
    // Time has passed.
    void refreshAges();

private:
    using QWidget::show;

    void showNothing();
    void showPrincipal(const v1::Resource &principal);
    void showBinding(const v1::Resource &binding);
    void showTeam(const v1::Resource &team);
    void showInvitation(const v1::Resource &invitation);
    QList<kit::Fact> certificateFacts(const v1::Resource &principal) const;
    // One for each role of a person, or of a team.
    QList<kit::Fact> roleFacts(const v1::Resource &subject) const;
    kit::Fact roleFact(const v1::Resource &binding) const;

    const kit::Session session_;
    const QString kind_;
    QString name_;
    kit::FactList *facts_;
    kit::HistoryView *history_ = nullptr;
};

} // namespace accesspage
