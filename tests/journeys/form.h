#pragma once

#include <QDialog>
#include <QStringList>

namespace kit {
class FieldEditor;
}

namespace journey {

// The dialog in which an object is made or changed, filled in as a person does it: a click into a field, then keys.
// Fields are named by their paths in the spec; of a list's elements the last one is meant.
class Form {
public:
    // Null is a dialog that did not open; everything then answers false or nothing.
    explicit Form(QDialog *dialog) : dialog_(dialog) {}

    bool isOpen() const { return dialog_ != nullptr; }
    // A text, a number, a span, a reference; several lines where the field has them.
    bool write(const char *path, const QString &text) const;
    // By the arrow keys, up to the choice that is called so.
    bool choose(const char *path, const QString &word) const;
    // A box to tick.
    bool tick(const char *path) const;
    // One more element of a list.
    bool add(const char *path) const;
    QString textOf(const char *path) const;

    // Waits until the service has nothing against it, and answers what it would do with it.
    QString diff() const;
    // What stands behind the tab of that name, as soon as it is there.
    QString plan() const;
    QString verdict() const;
    // Says why, applies, and waits until the dialog has closed.
    bool apply(const QString &reason) const;

private:
    kit::FieldEditor *field(const char *path) const;

    QDialog *dialog_;
};

} // namespace journey
