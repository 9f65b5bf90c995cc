#pragma once

#include <QScrollArea>

#include "widgets/kit/session.h"

#include "pilothouse/v1/errors.pb.h"
#include "pilothouse/v1/resource.pb.h"

namespace policiespage {

namespace v1 = pilothouse::v1;

class Draft;
class MessageForm;
class PredicateList;
class Vocabulary;

// One rule of the draft as a form.
class RuleForm final : public QScrollArea {
    Q_OBJECT

public:
    RuleForm(const kit::Session &session, Draft &draft, const Vocabulary &vocabulary, QWidget *parent = nullptr);

    // By its id; empty shows none.
    void show(const std::string &rule);
    // Replaces what is said to be wrong; of the whole set, of which the rule's own is shown.
    void showViolations(const google::protobuf::RepeatedPtrField<v1::FieldViolation> &violations);
    // To what a violation names; to the first field where that is none of this rule.
    void takeKeyboard(const QString &path = {});

Q_SIGNALS:
    // The rule is about to have another id.
    void renamed(const QString &rule);

private:
    using QWidget::show;
    void fill();
    void take(MessageForm *form);
    bool refusesId(const std::string &id);
    // The field of the id holds the rule's own.
    void acceptId();
    void showMistakes();
    void takePredicates();
    v1::PolicyRule *ruleIn(v1::Resource *set) const;
    void showEffect(const v1::PolicyRule &rule);

    Draft &draft_;
    std::string rule_;
    google::protobuf::RepeatedPtrField<v1::FieldViolation> violations_;
    MessageForm *head_;
    MessageForm *foot_;
    MessageForm *obligations_;
    PredicateList *when_;
    PredicateList *unless_;
};

} // namespace policiespage
