#pragma once

#include <QWidget>

#include "widgets/guide/incident_book.h"
#include "widgets/kit/session.h"

class QPushButton;

namespace kit {
class Pill;
class RoleLabel;
} // namespace kit

namespace guide {

// One incident: what it is, how long it takes or goes on, and the button that starts or ends it.
class IncidentRow : public QWidget {
    Q_OBJECT

public:
    IncidentRow(const kit::Session &session, const Incident &incident, QWidget *parent = nullptr);

    // Where the keyboard begins.
    QWidget *first() const;
    const Incident &incident() const { return incident_; }
    void tell(const Incident &incident);
    // Empty lets it be done.
    void setObstacle(const QString &obstacle);

Q_SIGNALS:
    void asked();

private:
    QString timeText() const;

    const kit::Session session_;
    Incident incident_;
    kit::Pill *pill_;
    kit::RoleLabel *time_;
    QPushButton *act_;
};

} // namespace guide
