#pragma once

#include <QWidget>

#include "pilothouse/v1/errors.pb.h"
#include "pilothouse/v1/policy_rule.pb.h"

class QComboBox;
class QLineEdit;
class QStackedWidget;

namespace kit {
class RoleLabel;
class Theme;
} // namespace kit

namespace policiespage {

namespace v1 = pilothouse::v1;

class ValuesLine;
class Vocabulary;

// One test of a rule: an attribute, how it is tested, and against what.
class PredicateRow final : public QWidget {
    Q_OBJECT

public:
    PredicateRow(const kit::Theme &theme, const Vocabulary &vocabulary, QWidget *parent);

    // Of the rule: attributes of others are not offered.
    void setStage(v1::PolicyStage stage);
    // Leaves alone what shows the same already, so that nobody loses his cursor.
    void show(const v1::PolicyPredicate &predicate);
    const v1::PolicyPredicate &predicate() const { return predicate_; }
    // Empty where nothing is wrong.
    void setMistake(const QString &sentence);
    // To the field below it of that name; to the first where it is empty.
    void takeKeyboard(const QString &field = {});

Q_SIGNALS:
    void edited();
    void removeRequested();

private:
    using QWidget::show;
    void build(const kit::Theme &theme);
    QWidget *buildValue();
    void offerNames();
    void offerTests();
    void showValue();
    void takeAttribute(const QString &name);
    void take();
    void takeRange();

    const Vocabulary &vocabulary_;
    v1::PolicyPredicate predicate_;
    v1::PolicyStage stage_ = v1::POLICY_STAGE_UNSPECIFIED;
    ValuesLine *attribute_;
    QComboBox *test_;
    QStackedWidget *value_;
    ValuesLine *texts_;
    QLineEdit *low_;
    QLineEdit *high_;
    QComboBox *flag_;
    kit::RoleLabel *mistake_;
};

} // namespace policiespage
