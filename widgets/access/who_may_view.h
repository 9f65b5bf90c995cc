#pragma once

#include <QWidget>

#include "backend/client/pending.h"
#include "widgets/access/access_reply.h"

namespace kit {
class GridView;
class PlainTable;
class StatePanel;
} // namespace kit

namespace accesspage {

class QuestionBar;

// Who can do what, in both directions: everybody who holds a permission somewhere, and all that somebody holds.
class WhoMayView : public QWidget {
    Q_OBJECT

public:
    explicit WhoMayView(const kit::Session &session, QWidget *parent = nullptr);

    // What is asked stands in a row of its own, which the page puts where filters are.
    QuestionBar *bar() const { return bar_; }
    kit::GridView *grid() const { return grid_; }
    // Asks anew: something that it depends on has changed.
    void refresh();

    bool isSettled() const { return !isPending_; }
    // How many there are, in a sentence.
    QString fact() const;
    // With the person of the row that is current, where none is asked for.
    AccessQuestion chosenQuestion() const;
    // Null where there is none.
    const v1::AccessGrant *chosenGrant() const;

Q_SIGNALS:
    void changed();
    void selectionChanged();

private:
    void ask();
    void learnPermissions();
    void take(const core::Result<v1::ListAccessResponse> &answer);
    void showRows();
    void showZone();

    const kit::Session session_;
    QuestionBar *bar_;
    kit::PlainTable *table_;
    kit::GridView *grid_;
    kit::StatePanel *panel_;
    v1::ListAccessResponse answer_;
    client::Pending<v1::ListAccessResponse> pending_;
    client::Pending<v1::DescribeRolesResponse> pendingRoles_;
    bool isPending_ = false;
    bool areRolesKnown_ = false;
};

} // namespace accesspage
