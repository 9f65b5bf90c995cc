#pragma once

#include <QList>
#include <QWidget>

#include "pilothouse/v1/policy_analysis.pb.h"

class QVBoxLayout;

namespace kit {
class RoleLabel;
class Theme;
} // namespace kit

namespace policiespage {

namespace v1 = pilothouse::v1;

class FactRow;
class Vocabulary;

// The facts of an example, one below the other, and a button that adds one.
class ExampleEditor final : public QWidget {
    Q_OBJECT

public:
    ExampleEditor(const kit::Theme &theme, const Vocabulary &vocabulary, QWidget *parent = nullptr);

    void show(const v1::PolicyExample &example);
    // In the place of what the example has.
    void store(v1::PolicyExample *example) const;
    void clearMistakes();
    // `rest` is the path below the example, for example `.facts[model.license].text`.
    void showMistake(const QString &rest, const QString &sentence);

Q_SIGNALS:
    void edited();

private:
    using QWidget::show;
    FactRow *add();
    void drop(FactRow *row);

    const kit::Theme &theme_;
    const Vocabulary &vocabulary_;
    QList<FactRow *> rows_;
    QVBoxLayout *column_;
    kit::RoleLabel *mistake_;
};

} // namespace policiespage
