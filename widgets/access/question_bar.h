#pragma once

#include <QWidget>

#include "widgets/access/access_reply.h"

class QComboBox;

namespace accesspage {

// Who, what and where, each of which may be left open: typed or chosen, people and teams by what they are called.
class QuestionBar : public QWidget {
    Q_OBJECT

public:
    explicit QuestionBar(const kit::Session &session, QWidget *parent = nullptr);

    // Offers what there is now, and keeps what is chosen.
    void offer();
    void setPermissions(const QStringList &permissions);

    // As far as it can be read; what is not understood counts as left open.
    AccessQuestion question() const;
    // What is typed and not understood, in a sentence; empty where all is.
    QString mistake() const;
    void setQuestion(const AccessQuestion &question);

Q_SIGNALS:
    void asked();

private:
    QComboBox *makeBox(const char *name, const QString &label, const QString &hint);
    static void fill(QComboBox *box, const QList<std::pair<QString, QString>> &items);
    // The name of what is chosen; empty where the text is none of the items, unless it stands for itself.
    static QString chosen(const QComboBox &box);
    static void show(QComboBox *box, const QString &name);
    using QWidget::show;

    const kit::Session session_;
    QComboBox *person_;
    QComboBox *permission_;
    QComboBox *place_;
};

} // namespace accesspage
