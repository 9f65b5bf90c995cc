#pragma once

#include <QList>

#include "widgets/kit/session.h"
#include "widgets/overview/glance_card.h"
#include "widgets/overview/recent_changes.h"

namespace kit {
class RoleLabel;
} // namespace kit

namespace overviewpage {

class EventRow;
class RowStack;

// The objects that changed last: who changed each, why and when; each leads to its event, or where the caller may not
// read events to the object.
class LatelyCard : public GlanceCard {
    Q_OBJECT

public:
    explicit LatelyCard(const kit::Session &session, QWidget *parent = nullptr);

    void show(const RecentChanges &changes);
    void showAges();
    void present() override;

private:
    // "Jana Weber changed routes/house-chat"
    QString sentence(const RecentChange &change) const;
    // A finding by what it is, since its id says nothing to anybody; else by the name that leads there.
    QString nameOf(const std::string &object) const;
    void open(int row);
    using QWidget::show;

    const kit::Session session_;
    std::vector<RecentChange> shown_;
    RowStack *list_;
    QList<EventRow *> rows_;
    kit::RoleLabel *nothing_;
};

} // namespace overviewpage
