#pragma once

#include <QWidget>

#include "widgets/kit/session.h"

#include "pilothouse/v1/resource.pb.h"

class QAction;

namespace policiespage {

namespace v1 = pilothouse::v1;

class Emergencies;
class RowsPane;

// Emergencies in which rules were suspended: those that hold, those that somebody is still to review, and those that
// are done with.
class BreakGlassView final : public QWidget {
    Q_OBJECT

public:
    // The actions are the page's: to begin one, to end one, to see what was done in one, and to review it.
    struct Actions {
        QAction *begin;
        QAction *end;
        QAction *showChanges;
        QAction *review;
    };

    BreakGlassView(const kit::Session &session, const Emergencies &emergencies, Actions actions,
                   QWidget *parent = nullptr);

    bool reveal(const QString &name);
    QString selected() const;

private:
    void refresh();
    void judge();
    void showZone();

    const kit::Session session_;
    const Emergencies &emergencies_;
    RowsPane *rows_;
    const Actions actions_;
};

} // namespace policiespage
