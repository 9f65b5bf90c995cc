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

// What analysis finds of the rules of a set, each with what it means, and rules that nothing which exists could match.
class FindingsView final : public QWidget {
    Q_OBJECT

public:
    FindingsView(const kit::Session &session, const Draft &draft, const DraftCheck &check, QWidget *parent = nullptr);

Q_SIGNALS:
    void ruleRequested(const QString &rule);
    void testRequested(const pilothouse::v1::PolicyExample &example);

private:
    void refresh();
    void judge();

    const Draft &draft_;
    const DraftCheck &check_;
    RowsPane *rows_;
    QPushButton *toRule_;
    QPushButton *toTest_;
};

} // namespace policiespage
