#pragma once

#include <QWidget>

#include "widgets/kit/history_model.h"
#include "widgets/kit/session.h"

class QAbstractButton;
class QPushButton;

namespace client {
struct ResourceChanges;
}

namespace kit {

class DiffView;
class FlowLayout;
class GridView;
class RoleLabel;
class StatePanel;

// What became of one object: every generation with who, when and why, the difference between any two, and the ways
// back. One selected generation is compared with the one before it, two with each other.
class HistoryView : public QWidget {
    Q_OBJECT

public:
    HistoryView(const Session &session, QWidget *parent = nullptr);

    // By name, or `uid:<uid>` for what is deleted; empty shows nothing.
    void show(const QString &name);
    // Chooses a generation of what is shown, as soon as it is here.
    void choose(qint64 generation);
    // The present generation has changed.
    void refresh();
    // Stands beside the way back that every kind has.
    void addAction(QAbstractButton *button);
    using QWidget::addAction;
    // Stands instead of it, where a kind has a way of its own.
    void setWayBack(QAbstractButton *button);

    // Where one alone is chosen.
    std::optional<qint64> chosenGeneration() const;

Q_SIGNALS:
    void chosen();

private:
    void build();
    void follow(const client::ResourceChanges &changes);
    bool isNewestKnown() const;
    void showState();
    void chooseRow();
    void showSelection();
    void judgeRestore();
    void restore();
    std::string resourceName() const;
    QList<int> selectedRows() const;
    // Why the chosen generation cannot be restored; empty when it can.
    QString obstacle() const;

    const Session session_;
    QString name_;
    // The generation that shall be chosen; 0 is none.
    qint64 wanted_ = 0;
    HistoryModel *model_;
    GridView *grid_;
    StatePanel *panel_;
    RoleLabel *heading_;
    RoleLabel *cause_;
    DiffView *diff_;
    QPushButton *restore_;
    FlowLayout *actions_;
};

} // namespace kit
