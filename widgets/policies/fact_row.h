#pragma once

#include <QWidget>

#include "pilothouse/v1/policy_analysis.pb.h"

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

// One fact of an example: an attribute and its value, written as the vocabulary has its type.
class FactRow final : public QWidget {
    Q_OBJECT

public:
    FactRow(const kit::Theme &theme, const Vocabulary &vocabulary, QWidget *parent);

    // Leaves alone what shows the same already, so that nobody loses his cursor.
    void show(const v1::PolicyFact &fact);
    const v1::PolicyFact &fact() const { return fact_; }
    // Empty where nothing is wrong.
    void setMistake(const QString &sentence);
    void takeKeyboard();

Q_SIGNALS:
    void edited();
    void removeRequested();

private:
    using QWidget::show;
    void build(const kit::Theme &theme);
    void buildValue();
    v1::PolicyFact::ValueCase kind() const;
    void offer();
    void showValue();
    void take();

    const Vocabulary &vocabulary_;
    v1::PolicyFact fact_;
    ValuesLine *attribute_;
    QStackedWidget *value_;
    ValuesLine *texts_;
    QLineEdit *number_;
    QComboBox *flag_;
    kit::RoleLabel *mistake_;
};

} // namespace policiespage
