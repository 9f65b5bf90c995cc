#pragma once

#include <vector>

#include <QWidget>

#include "widgets/kit/session.h"
#include "widgets/policies/draft.h"

#include "pilothouse/v1/errors.pb.h"
#include "pilothouse/v1/policy_analysis.pb.h"
#include "pilothouse/v1/policy_rule.pb.h"

class QPushButton;
class QStackedWidget;

namespace policiespage {

namespace v1 = pilothouse::v1;

class DraftCheck;
class RowsPane;
class TestForm;
class Vocabulary;

// The tests inside the set, run again with every change of it: as a list, and one of them as a form.
class TestsView final : public QWidget {
    Q_OBJECT

public:
    TestsView(const kit::Session &session, Draft &draft, const DraftCheck &check, const Vocabulary &vocabulary,
              QWidget *parent = nullptr);

    // A test of that which expects what the rules say of it now; its name is free for another.
    void add(v1::PolicyStage stage, const v1::PolicyExample &example);
    // One as a form, by its id, with the keyboard in it; of an empty id the list.
    void edit(const QString &test);
    // Of the whole set; replaces what is said to be wrong with the test that is edited.
    void showViolations(const google::protobuf::RepeatedPtrField<v1::FieldViolation> &violations);

Q_SIGNALS:
    // In the JSON, at this path.
    void editRequested(const QString &path);

private:
    QWidget *buildForm(const kit::Session &session);
    void showList();
    // What was written, by whom and where ever.
    void follow(Draft::Origin origin);
    void refresh();
    // Of those that wait for it.
    void expectAnswer();
    void judge();
    // As the rules are now it shall be.
    void expect();
    void remove();

    Draft &draft_;
    const DraftCheck &check_;
    RowsPane *rows_;
    QStackedWidget *pages_;
    TestForm *form_;
    QPushButton *add_;
    QPushButton *edit_;
    QPushButton *expect_;
    QPushButton *remove_;
    // As they were added: they expect what the rules say as soon as that is known, unless somebody edits them before.
    std::vector<v1::PolicyTest> waiting_;
};

} // namespace policiespage
