#pragma once

#include <QList>
#include <QWidget>

#include "pilothouse/v1/policy_rule.pb.h"

class QPushButton;
class QVBoxLayout;

namespace kit {
class RoleLabel;
class Theme;
} // namespace kit

namespace policiespage {

namespace v1 = pilothouse::v1;

class PredicateRow;
class Vocabulary;

// Tests that must all pass, one below the other, and a button that adds one.
class PredicateList final : public QWidget {
    Q_OBJECT

public:
    // The name is that of its field, `when` or `unless`.
    PredicateList(const kit::Theme &theme, const Vocabulary &vocabulary, const QString &name, const QString &heading,
                  QWidget *parent = nullptr);

    // Of the rule.
    void setStage(v1::PolicyStage stage);
    void show(const google::protobuf::RepeatedPtrField<v1::PolicyPredicate> &predicates);
    google::protobuf::RepeatedPtrField<v1::PolicyPredicate> predicates() const;
    void clearMistakes();
    // `rest` is the path below the list, for example `[0].attribute`; false where it leads to none of its tests.
    bool showMistake(const QString &rest, const QString &sentence);
    // To the test at this path; to the first where it leads to none.
    void takeKeyboard(const QString &rest);

Q_SIGNALS:
    void edited();

private:
    using QWidget::show;
    PredicateRow *add();
    // Null where the path leads to none.
    PredicateRow *rowAt(const QString &rest) const;
    void resize(int count);

    const kit::Theme &theme_;
    const Vocabulary &vocabulary_;
    v1::PolicyStage stage_ = v1::POLICY_STAGE_UNSPECIFIED;
    QList<PredicateRow *> rows_;
    QVBoxLayout *column_;
    QPushButton *more_;
    kit::RoleLabel *mistake_;
};

} // namespace policiespage
