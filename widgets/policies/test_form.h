#pragma once

#include <QScrollArea>

#include "widgets/kit/session.h"

#include "pilothouse/v1/errors.pb.h"
#include "pilothouse/v1/policy_set.pb.h"
#include "pilothouse/v1/resource.pb.h"

namespace kit {
class RoleLabel;
} // namespace kit

namespace policiespage {

namespace v1 = pilothouse::v1;

class Draft;
class ExampleEditor;
class MessageForm;
class Vocabulary;

// One test of the draft as a form: what is asked, and what must come of it.
class TestForm final : public QScrollArea {
    Q_OBJECT

public:
    TestForm(const kit::Session &session, Draft &draft, const Vocabulary &vocabulary, QWidget *parent = nullptr);

    // By its id; empty shows none.
    void show(const std::string &test);
    // Replaces what is said to be wrong; of the whole set, of which the test's own is shown.
    void showViolations(const google::protobuf::RepeatedPtrField<v1::FieldViolation> &violations);
    void takeKeyboard();

    const std::string &test() const { return test_; }

Q_SIGNALS:
    // The test has another id now.
    void renamed(const QString &test);
    // It is no longer there.
    void gone();

private:
    using QWidget::show;
    void follow();
    void fill(const v1::PolicyTest &test);
    void take(MessageForm *form);
    void takeExample();
    // Null where another stands there by now.
    v1::PolicyTest *testIn(v1::Resource *set) const;

    Draft &draft_;
    std::string test_;
    // Two may have the same id while one is written.
    int position_ = -1;
    MessageForm *head_;
    ExampleEditor *example_;
    MessageForm *foot_;
    kit::RoleLabel *mistake_;
};

} // namespace policiespage
