#pragma once

#include "widgets/guide/incident_book.h"
#include "widgets/kit/change_flow.h"
#include "widgets/kit/dialog.h"

class QVBoxLayout;

namespace kit {
class Banner;
class ReasonField;
} // namespace kit

namespace guide {

class IncidentRow;

// What a presenter may start on a simulated fleet: each incident with what it does and how long it takes, and one
// button that starts it, or ends it. Both are changes of its source like any other, checked, with a reason, in the log.
class IncidentDialog : public kit::Dialog {
    Q_OBJECT

public:
    // Deletes itself when it is closed. The book outlives it.
    IncidentDialog(const kit::Session &session, const IncidentBook &book, QWidget *parent);

private:
    void build();
    void buildFoot(QVBoxLayout *column);
    void showAll();
    void judge();
    void change(const Incident &incident);
    void follow();
    void announce();
    // What is started or ended, and the same with why.
    QString titleOfChange() const;
    QString reasonOfChange() const;
    // Why the service does not do it.
    QString refusal() const;
    std::vector<v1::Change> changesFor(const Incident &incident) const;

    const kit::Session session_;
    const IncidentBook &book_;
    kit::ChangeFlow flow_;
    // What is being started or ended, and its source as it stood before.
    std::optional<Incident> chosen_;
    v1::Resource before_;
    QList<IncidentRow *> rows_;
    QVBoxLayout *list_ = nullptr;
    kit::ReasonField *reason_;
    kit::Banner *failure_;
};

} // namespace guide
