#pragma once

#include <QWidget>

#include "widgets/kit/session.h"

class QVBoxLayout;

namespace kit {
class RoleLabel;
}

namespace policiespage {

class Draft;
class DraftCheck;
class QuickFix;

// What is wrong with the draft, each with the place and with ways to mend it that need no thinking; where nothing is,
// what tests and analysis say, in one line.
class ProblemList final : public QWidget {
    Q_OBJECT

public:
    ProblemList(const kit::Session &session, Draft &draft, const DraftCheck &check, QWidget *parent = nullptr);

    // Asks which way to mend what is wrong at or below the path, where the cursor is.
    void openFixes(const QString &path);

Q_SIGNALS:
    void revealRequested(const QString &path);
    // By a click, what was wrong at this path.
    void mendedAt(const QString &path);

private:
    void refresh();
    void clear();
    void addProblem(const QString &sentence, const QString &path, const QList<QuickFix> &fixes);
    QList<QuickFix> fixesAt(const QString &place) const;
    QString summary() const;

    const kit::Session session_;
    Draft &draft_;
    const DraftCheck &check_;
    kit::RoleLabel *summary_;
    QVBoxLayout *rows_;
};

} // namespace policiespage
