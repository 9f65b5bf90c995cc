#pragma once

#include <string>
#include <utility>

#include <QCoreApplication>

#include "widgets/kit/session.h"

class QAbstractButton;
class QAction;
class QObject;

namespace kit {

// Why something cannot be done now, in words for whoever meets it disabled; empty when nothing is known against it.
class Obstacle {
    Q_DECLARE_TR_FUNCTIONS(Obstacle)

public:
    // The words, and where they are explained, as a link; empty where it is not. See Page::linkRequested().
    class Words : public QString {
    public:
        Words() = default;
        Words(const QString &words, QString link = {}) : QString(words), link_(std::move(link)) {}
        const QString &link() const { return link_; }

    private:
        QString link_;
    };

    // To any change: there is no service, or its store is sealed. Changes with the connection's state and server info.
    static QString toChange(const Session &session);
    // To this change: that, or a permission that the caller lacks for the object, or for the organisation where the
    // name is empty. Changes with the permissions too.
    static Words to(const Session &session, const std::string &permission, const std::string &name);
    // Whether this console's person may do it to the object, as a question on the page of access.
    static QString accessLink(const Session &session, const std::string &permission, const std::string &name);

    // Lets an action be done where the reason is empty. Its tool tip says why it cannot be done, else its words and
    // keys.
    static void tell(QAction *action, const Words &reason);
    // The same of a button without an action, whose tool tip is the tip where it can be pressed.
    static void tellButton(QAbstractButton *button, const Words &reason, const QString &tip = {});
    // Notes where it is explained why something cannot be done.
    static void setLink(QObject *shown, const QString &link);
    static QString linkOf(const QObject &shown);
};

} // namespace kit
