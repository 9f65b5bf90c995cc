#pragma once

#include <QWidget>

#include "widgets/kit/session.h"

#include "pilothouse/v1/policy_analysis.pb.h"
#include "pilothouse/v1/policy_rule.pb.h"

class QPushButton;

namespace policiespage {

namespace v1 = pilothouse::v1;

class Draft;
class DraftCheck;
class RowsPane;

// The tests inside the set, run again with every change of it.
class TestsView final : public QWidget {
    Q_OBJECT

public:
    TestsView(const kit::Session &session, Draft &draft, const DraftCheck &check, QWidget *parent = nullptr);

    // A test of that which expects what the rules say of it now; its name is free for another.
    void add(v1::PolicyStage stage, const v1::PolicyExample &example);

Q_SIGNALS:
    // At this path of the JSON.
    void editRequested(const QString &path);

private:
    void refresh();
    void judge();
    // As the rules are now it shall be.
    void expect();
    void remove();

    Draft &draft_;
    const DraftCheck &check_;
    RowsPane *rows_;
    QPushButton *edit_;
    QPushButton *expect_;
    QPushButton *remove_;
    // Ids of those that expect what the rules say, as soon as that is known.
    QStringList waiting_;
};

} // namespace policiespage
