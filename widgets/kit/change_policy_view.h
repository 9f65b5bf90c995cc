#pragma once

#include <QWidget>

#include "widgets/kit/change_policy.h"

class QVBoxLayout;

namespace kit {

class Theme;

// What the policies say of a change, below one another, each line with a way to the rule behind it. Hidden while they
// say nothing.
class ChangePolicyView : public QWidget {
    Q_OBJECT

public:
    explicit ChangePolicyView(const Theme &theme, QWidget *parent = nullptr);

    void show(const v1::Preview &preview, const ResourceByName &find = {});
    const QList<ChangePolicy::Line> &lines() const { return lines_; }

Q_SIGNALS:
    void whyRequested(const QString &target);

private:
    using QWidget::show;
    QWidget *rowFor(const ChangePolicy::Line &line);

    const Theme &theme_;
    QVBoxLayout *rows_;
    QList<ChangePolicy::Line> lines_;
};

} // namespace kit
