#pragma once

#include <QWidget>

#include "widgets/kit/session.h"

#include "pilothouse/v1/policy_analysis.pb.h"

class QPushButton;

namespace policiespage {

namespace v1 = pilothouse::v1;

class Draft;
class DraftCheck;
class RowsPane;

// What would be decided or asked otherwise than now if the draft were in force: with an example, and by which rule.
class DifferenceView final : public QWidget {
    Q_OBJECT

public:
    DifferenceView(const kit::Session &session, const Draft &draft, const DraftCheck &check, QWidget *parent = nullptr);

Q_SIGNALS:
    void testRequested(const pilothouse::v1::PolicyExample &example);

private:
    void refresh();
    void judge();

    const Draft &draft_;
    const DraftCheck &check_;
    RowsPane *rows_;
    QPushButton *toTest_;
};

} // namespace policiespage
