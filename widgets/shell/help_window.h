#pragma once

#include <QDialog>

class QListWidget;

namespace kit {
class MarkdownView;
class Theme;
} // namespace kit

namespace shell {

class ActionBook;

// What the console is and how it is used, as text that is part of the program: nothing is fetched. One page of it tells
// the keys of all actions as they are now.
class HelpWindow : public QDialog {
    Q_OBJECT

public:
    // Ids of the written topics, in their order; each has a file `<topic>.md` in every language.
    static QStringList topics();

    HelpWindow(const kit::Theme &theme, const ActionBook &book, QWidget *parent);

    // Shows the topic, or the first one when there is none of that name.
    void showTopic(const QString &topic);

private:
    void build();
    QString textOf(const QString &topic) const;
    QString keysText() const;
    void showRow(int row);

    const kit::Theme &theme_;
    const ActionBook &book_;
    QListWidget *list_;
    kit::MarkdownView *text_;
};

} // namespace shell
